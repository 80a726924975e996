"""`liantu firm`: one firm with what is known, its relations, and the cells behind each."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.model import MODEL
from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Shape, ShapeOption, print_json, print_text, text
from liantu.commands.table import printable
from liantu.commands.wording import VALUE_WORDS

if TYPE_CHECKING:
    from liantu.firm_card import Fact, FirmCard


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command("firm", cls=Command, help="一家企业：已知信息、关系，以及每条事实背后的那一行。")(firm)


def firm(
    ctx: typer.Context,
    words: Annotated[str, typer.Argument(metavar="TEXT", help="名称、简称、统一社会信用代码或证券代码。")],
    form: ShapeOption = Shape.table,
) -> None:
    """Profile and relations, with the cells behind them."""
    from graph import archive
    from liantu.firm_card import firm_card
    from liantu.workspace import sheet_maps
    from queries.runner import ask

    session = Session.of(ctx)
    maps = sheet_maps(session.settings)
    with session.store() as store:
        profile, links = ask(store, "firms/profile", firm=words), ask(store, "firms/links", firm=words)
        ended = ask(store, "firms/ended", firm=words)
        card = firm_card(profile, links, ended, lambda ids: archive.rows(store, ids), archive.loads(store), maps)
    if form is Shape.json:
        print_json(card.as_json())
    else:
        print_text("\n".join(printable(line) for line in _card(session, card)))


def _card(session: Session, card: "FirmCard") -> Iterator[str]:
    yield f"{card.name}  {'；'.join(card.keys)}"
    yield session.words("已知信息", "Facts")
    yield from (_fact(session, fact, card.conflicts) for fact in card.facts)
    if card.conflicts:
        names = "、".join(_title(session, name) for name in card.conflicts)
        yield "  " + session.words(f"待确认（各行所写不同）：{names}", f"Rows differ, to be decided: {names}")
    if card.places:
        yield session.words("所在地", "Places")
        yield from (f"  {place['name']}（{place['id']}）{_source(card, place['rows'])}" for place in card.places)
    if card.links:
        yield session.words("关系", "Relations")
        yield from (_link(session, link) + _source(card, link["rows"]) for link in card.links)
    if card.ended:
        yield session.words("已终止的关系", "Ended relations")
        yield from (_ended(session, link) + _source(card, link["rows"]) for link in card.ended)
    yield session.words("来源行", "Rows")
    for id, row in sorted(card.rows.items()):
        yield f"  {id}  {row.place}  {'；'.join(f'{header}={value}' for header, value in row.cells.items())}"


def _fact(session: Session, fact: "Fact", conflicts: Iterable[str]) -> str:
    dated = f"（{fact.as_of}）" if fact.as_of else ""
    cells = "；".join(f"{cell.place} {cell.column}“{cell.value}”" for cell in fact.cells)
    return f"  {_title(session, fact.name)}：{text(fact.value)}{dated}" + (f"  ← {cells}" if cells else "")


def _title(session: Session, name: str) -> str:
    p = MODEL.property["Enterprise", name]
    return session.words(p.zh, p.en)


def _link(session: Session, link: Mapping[str, Any]) -> str:
    parts = [
        session.words(*VALUE_WORDS[link["relation"]]),
        f"{link['other_name']}（{link['other']}）",
        link["item"],
        session.words(*VALUE_WORDS[link["evidence"]]) if link["evidence"] else "",
        "".join(f"“{phrase}”" for phrase in link["phrases"]),
        "—".join(str(date) for date in (link["since"], link["until"]) if date),
    ]
    return "  " + "  ".join(part for part in parts if part)


def _ended(session: Session, link: Mapping[str, Any]) -> str:
    parts = [session.words(*VALUE_WORDS[link["relation"]]), f"{link['other_name']}（{link['other']}）", link["item"]]
    return "  " + "  ".join(filter(None, [*parts, f"{link['ended_by']}（{link['ended_on']}）"]))


def _source(card: "FirmCard", rows: Iterable[str]) -> str:
    places = "；".join(card.rows[id].place for id in rows if id in card.rows)
    return f"  ← {places}" if places else ""
