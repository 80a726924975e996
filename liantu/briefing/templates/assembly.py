"""总成分图: a page for each assembly, a card for each component with its firms; new and gone ones marked."""

from dataclasses import replace

from liantu.briefing.chain_map import Block, Section, Span, Text, plain, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates import states
from liantu.briefing.templates.choosing import chosen
from liantu.briefing.templates.makers import makers


def build(desk: Desk) -> Sheet:
    """A page an assembly, or one."""
    found = chosen(desk, states.systems(desk, remarks=False), "assembly")
    title = desk.say.plain("title", scope=desk.scope)
    return Sheet(title, "", tuple(_section(desk, assembly) for assembly in found))


def _section(desk: Desk, assembly: Block) -> Section:
    title = words(desk.say.plain("page", scope=desk.scope, assembly=plain(assembly.title)))
    cards = tuple(_card(desk, cell) for cell in assembly.blocks)
    blocks = (_sentence(desk, assembly), states.legend(desk, {c.id for c in cards}), replace(assembly, blocks=cards))
    return Section(assembly.id, title, "sheet", blocks)


def _sentence(desk: Desk, assembly: Block) -> Block:
    code = assembly.id
    parts = desk.asking.ask("links/assemblies", scope=desk.request.scope)
    firms = desk.asking.ask("clusters/firms", assembly=code, scope=desk.request.scope)
    row = next(r for r in parts.rows if r["assembly"] == code)
    districts = [str(r["district"]) for r in desk.asking.ask("plan/priorities").rows if r["assembly_code"] == code]
    fields: dict[str, Text | str] = {
        "date": desk.date(),
        "scope": desk.scope,
        "assembly": plain(assembly.title),
        "components": parts.text(f"{code}.components", "components", assembly=code),
        "made": parts.text(f"{code}.made", "made", "strong", assembly=code),
        "at_most": parts.text(f"{code}.at_most", "made_at_most", assembly=code),
        "firms": firms.text(f"{code}.firms", "firm", "strong", measure="distinct", firms=True, counts=True),
        "districts": "、".join(districts) or desk.say.plain("word.none"),
    }
    key = "sentence_range" if row["made"] != row["made_at_most"] else "sentence_sure"
    if not row["is_priority"]:
        key = "sentence_not_priority"
    return Block("sentence", f"{code}.sentence", lines=(desk.say(key, **fields),))


def _card(desk: Desk, cell: Block) -> Block:
    """The cell with its firms, a line each; those of the compare date that are gone come last."""
    if cell.status == states.NOT_PRIORITY:
        return cell
    firms = tuple(_firm(desk, m.name, m.mark) for m in makers(desk, cell.id))
    details = states.details(desk, cell.id)
    return replace(cell, lines=(*cell.lines, *details), blocks=tuple(_line(cell.id, n, f) for n, f in enumerate(firms)))


def _firm(desk: Desk, name: str, mark: str) -> Text:
    said: Text = (Span(name, holds="firms"),)
    if mark:
        said = (
            Span(f"{desk.say.plain(f'word.{mark}')} ", tone=mark, holds="firms"),
            Span(name, tone="quiet" if mark == "gone" else "", holds="firms"),
        )
    return said


def _line(cell: str, n: int, text: Text) -> Block:
    return Block("remark", f"{cell}.firm.{n}", text, holds="firms")
