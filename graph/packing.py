"""A reading statement whose rows come as one list of lists: by Bolt each row is a message, and 100,000 of them are what takes the time."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

# what must be told apart to find the last RETURN and its items: text, comments, brackets, and words outside of them
_TOKEN = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `[^`]*` | //[^\n]* | /\*.*?\*/
    | (?P<open>[(\[{]) | (?P<close>[)\]}]) | (?P<comma>,) | (?P<end>;)
    | \b(?P<word>RETURN|UNION|ORDER|SKIP|LIMIT)\b""",
    re.VERBOSE | re.DOTALL,
)
_NAMED = re.compile(r"(?:.*\sAS\s+|\s*(?:DISTINCT\s+)?)([^\W\d]\w*)\s*", re.DOTALL)  # x.id AS name, or a name alone


class Packed(NamedTuple):
    """The same statement with one row of one list; `names` of what stands in each of its lists."""

    text: str
    names: tuple[str, ...]

    def rows(self, lists: list[list[object]]) -> list[dict[str, object]]:
        """As the statement itself would have given them."""
        return [dict(zip(self.names, values, strict=True)) for values in lists]


@cache
def packed(text: str) -> Packed | None:
    """None where it cannot be said what the rows are called, or where they are a union of several.

    WITH takes what RETURN takes, with the same meaning, and a list is collected in the order of the rows before it.
    """
    at, items = _last_return(text)
    named = [_NAMED.fullmatch(item) for item in items]
    names = tuple(name[1] for name in named if name)
    if not names or len(names) < len(named):
        return None
    before, after = text[:at], text[at + len("RETURN") :].rstrip().removesuffix(";")
    return Packed(f"{before}WITH{after}\nRETURN collect([{', '.join(names)}]) AS packed", names)


def _last_return(text: str) -> tuple[int, list[str]]:
    """Where it begins, and its items; none of a union."""
    at, depth, cuts, listing = 0, 0, list[int](), False
    for token in _TOKEN.finditer(text):
        depth += (token["open"] is not None) - (token["close"] is not None)
        if depth:
            continue
        if token["word"] == "UNION":
            return 0, []
        if token["word"] == "RETURN":
            at, cuts, listing = token.start(), [token.end()], True
        elif listing and (token["comma"] or token["word"] or token["end"]):
            cuts.append(token.start())
            listing = token["comma"] is not None
    if listing:
        cuts.append(len(text))
    return at, [text[start:end].removeprefix(",") for start, end in pairwise(cuts)]
