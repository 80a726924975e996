"""Files that are written from the code and committed: `make generate` writes them, `make check` compares.

python -m liantu.generate [--check]
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from graph import cypher
from liantu import manual

ROOT = Path(__file__).resolve().parent.parent
FILES: Mapping[str, Callable[[], str]] = {
    "graph/schema.cypher": cypher.schema,
    "docs/dictionary.md": manual.dictionary,
    "docs/questions.md": lambda: manual.questions(examples()),
    "docs/commands.md": manual.commands,
}


def main(arguments: Iterable[str]) -> int:
    """Write all files, or with --check name those that differ from what is committed."""
    check = "--check" in arguments
    stale = [name for name in FILES if is_stale(name)]
    for name in stale:
        if not check:
            (ROOT / name).write_text(FILES[name](), encoding="utf-8", newline="\n")
        print(f"{name} {'is not what the code writes: run `make generate`' if check else 'written'}", file=sys.stderr)
    return int(check and bool(stale))


def examples() -> Mapping[str, manual.Example]:
    """Of each question the first case of the golden graph that has an answer."""
    golden = ROOT / "tests" / "golden" / "answers"
    return {p.relative_to(golden).with_suffix("").as_posix(): _example(p) for p in golden.rglob("*.json")}


def _example(path: Path) -> manual.Example:
    case = next(case for case in json.loads(path.read_text(encoding="utf-8")) if case["rows"])
    return manual.Example(case["given"], len(case["rows"]), case["rows"][0])


def is_stale(name: str) -> bool:
    """Whether the committed file differs from what the code would write."""
    path = ROOT / name
    return not path.is_file() or path.read_text(encoding="utf-8") != FILES[name]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
