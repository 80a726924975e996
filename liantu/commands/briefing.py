"""Briefings: `liantu brief TEMPLATE` writes the files of one briefing, `liantu brief all` of every template for one scope."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session

if TYPE_CHECKING:
    from liantu.briefing.chain_map import ChainMap
    from liantu.briefing.files import File
    from liantu.briefing.making import Workbench
    from liantu.briefing.pressroom import Pressroom, Written


class Audience(StrEnum):
    """For whom it is written."""

    public = "公开"
    internal = "内部"
    working = "工作"


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command("brief", cls=Command, help=_help())(brief)


def _help() -> str:
    from liantu.briefing.names import TEMPLATE_NAMES

    names = "、".join(f"{zh}（{code}）" for code, zh in TEMPLATE_NAMES.items())
    return f"写简报：{names}；all 为全套。每个数都由问题得出，附页说明来由。"


def brief(
    ctx: typer.Context,
    template: Annotated[str, typer.Argument(metavar="TEMPLATE", help="模板的中文名或代码；all 为全套。")],
    scope: Annotated[str, typer.Option(metavar="TEXT", help="范围：区县、渝西地区、重庆。")] = "渝西地区",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="哪一天的数据；默认现在。")] = "",
    compare: Annotated[str, typer.Option(metavar="DATE", help="与哪一天比较：标出变化、新增和退出。")] = "",
    audience: Annotated[Audience, typer.Option("--for", help="给谁看。")] = Audience.working,
    part: Annotated[str, typer.Option(metavar="TEXT", help="只写这个系统、总成或产业链。")] = "",
    basis: Annotated[str, typer.Option(metavar="TEXT", help="区县报送的口径；默认取报得最多的。")] = "",
    baseline: Annotated[str, typer.Option(metavar="PERIOD", help="目标进度的基期，如 2023。")] = "",
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="写到哪个文件夹。")] = Path("简报"),
    formats: Annotated[
        str, typer.Option(metavar="LIST", help="pdf,pptx,docx,xlsx,svg,png,html 中的几种；默认全部，清单不含图。")
    ] = "",
    stamp: Annotated[
        str, typer.Option(metavar="TIME", help="写进文件的时间（ISO）；默认现在。时间相同，文件相同。")
    ] = "",
) -> None:
    """Files into a folder; their names to stdout."""
    from liantu.briefing.files import formats as known_formats
    from liantu.briefing.files import write
    from liantu.briefing.making import workbench
    from liantu.briefing.pressroom import pressroom
    from liantu.briefing.request import Request
    from liantu.briefing.sets import requests

    session = Session.of(ctx)
    wanted, when = known_formats(formats), _time(stamp)
    request = Request(template, scope, as_of, compare, audience.value, part, basis, baseline)
    with session.store() as store, workbench(session.settings, store, session.progress()) as bench:
        each, left_out = requests(bench, request)
        session.note(*left_out)
        with pressroom(len(each)) as room:
            for written in [_sent(room, bench, bench.make(one), wanted if formats else (), when) for one in each]:
                made = written()
                session.warn(_missing(made))
                for path in write(made, out):
                    typer.echo(path)


def _sent(
    room: "Pressroom", bench: "Workbench", made: "ChainMap", wanted: tuple[str, ...], stamp: datetime
) -> "Written":
    from liantu.briefing.files import usual

    formats = wanted or usual(made)
    return room.send(made, bench.press_for(made, formats, stamp), formats)


def _missing(made: "list[File]") -> list[str]:
    missing = sorted({char for file in made for char in file.missing})
    return [f"字体缺字，以〓代替：{' '.join(missing)}"] if missing else []


def _time(text: str) -> datetime:
    from graph.errors import UsageError

    try:
        found = datetime.fromisoformat(text) if text else datetime.now(UTC)
    except ValueError as error:
        raise UsageError(f"“{text}”不是时间。请写成 2024-07-01T08:00:00 这样。") from error
    return found.replace(microsecond=0, tzinfo=found.tzinfo or UTC)
