"""Which rows decide what a change touches: the closed subset that is folded instead of everything.

Rows are found by tokens: `k:` a key of the firm a row is about, `t:` a text that means this firm, `m:` a firm that the
row mentions, `s:` how it writes this name where that is not the normal form, `n:` a thing with a fixed id that the row
is about, `e:` a thing that it names and that stands by being named, `p:` a phrase whose meaning a person may judge, `c:` that it tells of a closing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.corrections import Replaces, load_of
from graph.identity import level, owners, spoken_of, texts
from graph.model import MODEL
from graph.phrases import phrases, relationship_named, thing_named
from graph.records import Firm, Judgement, Mention, NodeRef, Record

_CLOSING = "c:"
_INDEXED = tuple(f"{t.label}:" for t in MODEL.nodes if t.named)


def tokens(record: Record) -> tuple[str, ...]:
    """Everything by which a change elsewhere may find this row."""
    found: list[str] = []
    if isinstance(record.subject, Firm):
        found += [f"k:{key}" for key in record.subject.keys]
        found += [f"t:{text}" for text in sorted(texts(record.subject))]
    elif isinstance(record.subject, NodeRef):
        found.append(f"n:{record.subject.label}:{record.subject.id}")
    for link in record.links:
        for end in (link.start, link.end):
            if isinstance(end, Mention):
                found.append(f"m:{end.text}")
                if end.shown != end.text:
                    found.append(f"s:{end.text}\t{end.shown}")
            elif end is not None and MODEL.node[end.label].named:
                found.append(f"e:{end.label}:{end.id}")
    found += [f"p:{phrase}" for phrase in sorted(phrases(record))]
    if any(fact.name == "closings" for fact in record.facts):
        found.append(_CLOSING)
    found += [token for other in record.also for token in tokens(other)]
    return tuple(dict.fromkeys(found))


class Index:
    """token -> rows, and row -> tokens."""

    def __init__(self, rows: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._at: dict[str, list[str]] = defaultdict(list)
        self._of: dict[str, tuple[str, ...]] = {}
        self._sets: dict[str, set[str]] = {}
        self._written: dict[str, set[str]] = defaultdict(set)
        for row, found in rows:
            self._of[row] = tuple(found)
            for token in self._of[row]:
                self._at[token].append(row)
                if token.startswith("s:"):
                    self._written[token[2:].partition("\t")[0]].add(token)

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def at(self, token: str) -> list[str]:
        """Rows that carry the token."""
        return self._at.get(token, [])

    def at_set(self, token: str) -> set[str]:
        """The same as a set, made once."""
        if token not in self._sets:
            self._sets[token] = set(self.at(token))
        return self._sets[token]

    def written(self, text: str) -> set[str]:
        """The tokens of all ways in which rows write a name that they mention."""
        return self._written.get(text, set())

    def carries(self, row: str, tokens: set[str]) -> bool:
        """Whether the row has one of the tokens."""
        return bool(tokens) and not tokens.isdisjoint(self._of[row])

    def of(self, row: str, kind: str) -> list[str]:
        """The row's tokens of one kind, without their mark."""
        return [token[2:] for token in self._of[row] if token.startswith(kind)]

    def is_mention(self, row: str) -> bool:
        """Whether the row names firms that it is not about."""
        return any(token.startswith("m:") for token in self._of[row])


@dataclass(frozen=True, slots=True)
class Move:
    """A change: rows that come and go, and the judgements that hold before and after."""

    coming: Collection[str] = ()
    going: Collection[str] = ()
    before: Collection[Judgement] = ()
    after: Collection[Judgement] = ()
    replaces: Replaces = field(default_factory=dict)

    @property
    def rejudged(self) -> set[Judgement]:
        """Judgements that come or go."""
        return set(self.before) ^ set(self.after)

    @property
    def judged(self) -> set[str]:
        """Tokens of the keys and phrases that these name."""
        return {token for j in self.rejudged for token in _named(j)}


def _named(judgement: Judgement) -> tuple[str, ...]:
    if judgement.kind == "means":
        return (f"p:{judgement.a}",)
    if judgement.kind == "value" and relationship_named(judgement.a):
        return ()  # its rows are found by its two ends
    if judgement.kind == "value" and thing_named(judgement.a):
        return (f"n:{judgement.a}",)
    return tuple(f"m:{key[5:]}" if key.startswith("text:") else f"k:{key}" for key in (judgement.a, judgement.b))


def touched(move: Move, index: Index) -> set[str]:
    """Rows whose fold, before and after the move, decides everything that it can alter. `index` holds all of them."""
    return _Search(index, move).run()


class _Search:
    def __init__(self, index: Index, move: Move) -> None:
        self._index = index
        self._move = move
        self._judged: Mapping[str, set[str]] = defaultdict(set)
        self._called: Mapping[str, set[str]] = defaultdict(set)  # key -> texts that a person says mean its firm
        self._meant: Mapping[str, set[str]] = defaultdict(set)  # text -> keys
        for text, key in spoken_of((*move.before, *move.after)):
            self._called[key].add(text)
            self._meant[text].add(key)
        for j in (*move.before, *move.after):
            if j.kind in ("same", "different"):
                self._judged[j.a].add(j.b)
                self._judged[j.b].add(j.a)
        self._means: dict[str, tuple[set[str], set[str]]] = {}
        self._replaced = {load for loads in move.replaces.values() for load in loads}

    def run(self) -> set[str]:
        delta = {*self._move.coming, *self._move.going}
        delta |= {row for token in self._move.judged for row in self._index.at(token)}
        delta |= {row for judgement in self._move.rejudged for row in self._stating(judgement)}
        core = self._firms(delta)
        context = set(core)
        same_thing = {r for one in delta for t in self._index.of(one, "n:") for r in self._index.at(f"n:{t}")}
        delta |= self._of_replaced(core | same_thing)
        mentions = {row for row in delta | core | same_thing if self._index.is_mention(row)}
        closed = any(self._index.carries(row, {_CLOSING}) for row in core)  # that ends whatever others say of the firm
        moved = self._texts(core) if closed else self._other_meanings(core)
        mentions |= {row for text in moved for row in self._index.at(f"m:{text}")}
        mentions |= {row for one in tuple(mentions) for row in self._same_relationship(one)}
        mentions, witnesses = self._with_witnesses(mentions, delta, core)
        # what a firm's own row says hangs on whose row it is
        context |= self._firms(mentions | witnesses)
        return self._with_meanings(delta | context | mentions | witnesses | same_thing)

    def _with_meanings(self, rows: set[str]) -> set[str]:
        """With all rows about whomever these mention, and whomever those mention: half of them could mean another firm."""
        found, todo = set(rows), [row for row in rows if self._index.is_mention(row)]
        while todo:
            for text in self._index.of(todo.pop(), "m:"):
                fresh = self._meaning(text)[1] - found
                found |= fresh
                todo += [row for row in fresh if self._index.is_mention(row)]
        return found

    def _stating(self, judgement: Judgement) -> set[str]:
        """Rows that may state the relationship whose value is judged."""
        named = relationship_named(judgement.a) if judgement.kind == "value" else None
        if named is None:
            return set()
        one, other = (self._naming(end) for end in named[1:3])
        return one & other if one and other else one | other

    def _naming(self, end: str) -> set[str]:
        """Rows about a firm or thing, and those that name it; () for one whose namings are not indexed."""
        if thing_named(end):
            return {*self._index.at(f"n:{end}"), *self._index.at(f"e:{end}")} if end.startswith(_INDEXED) else set()
        texts, rows = self._meaning(end[5:]) if end.startswith("text:") else self._opened_by(end)
        return {*rows, *(row for text in texts for row in self._index.at(f"m:{text}"))}

    def _opened_by(self, key: str) -> tuple[set[str], set[str]]:
        rows = self._firms(self._index.at(f"k:{key}"))
        return self._texts(rows), rows

    def _of_replaced(self, rows: Iterable[str]) -> set[str]:
        """Rows of files that a corrected one takes the place of: they may come or go with what comes or goes."""
        return {row for row in rows if load_of(row) in self._replaced} if self._replaced else set()

    def _other_meanings(self, core: set[str]) -> set[str]:
        """Texts of the firms in `core` that mean another firm after the move than before."""
        rivals = {row for text in self._texts(core) for row in self._index.at(f"t:{text}")}  # they make it ambiguous
        rows = self._firms(core | rivals)
        if self._of_replaced(rows):  # which of them speak cannot be told from tokens
            return self._texts(core)
        firms = {row: Firm(tuple(self._index.of(row, "k:")), tuple(self._index.of(row, "t:"))) for row in rows}
        before = owners({r: f for r, f in firms.items() if r not in self._move.coming}, self._move.before)
        after = owners({r: f for r, f in firms.items() if r not in self._move.going}, self._move.after)
        return {text for text in self._texts(core) if before.resolve(text) != after.resolve(text)}

    def _firms(self, rows: Iterable[str]) -> set[str]:
        """Rows about firms, closed over shared keys and judged pairs of keys."""
        seen: set[str] = set()
        todo = list(rows)
        while todo:
            row = todo.pop()
            if row in seen or not (own := self._index.of(row, "k:")):
                continue
            seen.add(row)
            for key in own:
                for other in (key, *self._judged.get(key, ())):
                    todo.extend(r for r in self._index.at(f"k:{other}") if r not in seen)
        return seen

    def _texts(self, rows: Iterable[str]) -> set[str]:
        rows = tuple(rows)
        own = {text for row in rows for text in self._index.of(row, "t:")}
        return own | {text for row in rows for key in self._index.of(row, "k:") for text in self._called.get(key, ())}

    def _meaning(self, text: str) -> tuple[set[str], set[str]]:
        """All texts that may mean the same firm as this one, and the rows about these firms."""
        if text not in self._means:
            judged = [row for key in self._meant.get(text, ()) for row in self._index.at(f"k:{key}")]
            rows = self._firms([*self._index.at(f"t:{text}"), *self._index.at(f"k:name:{text}"), *judged])
            self._means[text] = ({text} | self._texts(rows), rows)
        return self._means[text]

    def _same_relationship(self, row: str) -> set[str]:
        """Rows that may state the same relationship: of the thing or firm a row is about, or between firms it mentions."""
        if self._index.of(row, "k:"):
            return {r for r in self._firms([row]) if self._index.is_mention(r)}
        if things := self._index.of(row, "n:"):
            return {r for thing in things for r in self._index.at(f"n:{thing}")}
        ends = [self._meaning(text)[0] for text in self._index.of(row, "m:")]
        if len(ends) < 2:
            return {r for end in ends for text in end for r in self._index.at(f"m:{text}")}
        few, many = sorted(ends[:2], key=lambda end: sum(len(self._index.at(f"m:{t}")) for t in end))
        sets = [self._index.at_set(f"m:{text}") for text in many]
        return {r for text in few for r in self._index.at(f"m:{text}") if any(r in s for s in sets)}

    def _with_witnesses(self, mentions: set[str], delta: set[str], core: set[str]) -> tuple[set[str], set[str]]:
        """Mentions and their witnesses, and with each row that may have been replaced what it may be replaced by."""
        known: set[str] = set()
        while True:
            witnesses = self._witnesses(mentions, delta) | self._namings(core | delta)
            doubtful = self._of_replaced(mentions | witnesses) - known
            if not doubtful:
                return mentions, witnesses
            known |= doubtful
            mentions = mentions.union(*(self._same_relationship(row) for row in doubtful))

    def _witnesses(self, mentions: set[str], delta: set[str]) -> set[str]:
        """One further row for each firm mentioned and each way to write it.

        It keeps a firm alive that is known only by that name, and the name that is shown is chosen among all ways.
        """
        found: set[str] = set()
        for text in {text for row in mentions for text in self._index.of(row, "m:")}:
            ways = self._index.written(text)
            for way in ("", *ways):
                rows = self._index.at(way or f"m:{text}")
                others = (row for row in rows if row not in delta and row not in mentions)
                alike = (row for row in others if way or not self._index.carries(row, ways))
                found.update(self._enough(alike))
        return found

    def _namings(self, rows: set[str]) -> set[str]:
        """One further row for each thing that these name and that stands by being named."""
        found: set[str] = set()
        for name in {name for row in rows for name in self._index.of(row, "e:")}:
            found.update(self._enough(row for row in self._index.at(f"e:{name}") if row not in rows))
        return found

    def _enough(self, rows: Iterable[str]) -> list[str]:
        """The first of these rows that surely speaks, and those before it that may speak or not."""
        tried = []
        for row in rows:
            speaks = self._speaks(row)
            if speaks is not False:
                tried.append(row)
            if speaks:
                break
        return tried

    def _speaks(self, row: str) -> bool | None:
        """Whether what the row says is in the graph: a row about a firm may be held, one of a corrected file replaced.

        Asked of rows that do not move. None: tokens do not tell.
        """
        if load_of(row) in self._replaced:
            return None
        keys = self._index.of(row, "k:")
        if not keys or level(keys[0]) == 0:
            return True
        rows = self._firms([row])
        if self._of_replaced(rows):
            return None
        firms = {r: Firm(tuple(self._index.of(r, "k:"))) for r in rows}
        return owners(firms, self._move.after).of_row[row] is not None
