"""Which part of the chain a person means: a system, assembly or component by code, name or abbreviation."""

from collections.abc import Sequence

from graph.errors import UsageError
from liantu.briefing.chain_map import Block, BlockKind, plain
from liantu.briefing.desk import Desk


def chosen(desk: Desk, systems: Sequence[Block], kind: BlockKind) -> list[Block]:
    """Blocks of this kind: all, or those that the request's part means or lies in, or that lie in it.

    Raises:
        UsageError: no such part.
    """
    part = desk.request.part.strip()
    walked = [(block, above) for system in systems for block, above in _walk(system, ())]
    found = [block for block, _ in walked if block.kind == kind]
    if not part:
        return found
    named = [(block, above) for block, above in walked if part in (block.id, plain(block.title), block.short)]
    if not named:
        raise UsageError(
            f"没有系统、总成或部件“{part}”。可写名称、缩写或编码，如 {plain(found[0].title)}、{found[0].id}。"
        )
    related = {id(b) for block, above in named for b in (*block.walk(), *above)}
    return [block for block in found if id(block) in related]


def _walk(block: Block, above: tuple[Block, ...]) -> list[tuple[Block, tuple[Block, ...]]]:
    return [(block, above), *(pair for inner in block.blocks for pair in _walk(inner, (*above, block)))]
