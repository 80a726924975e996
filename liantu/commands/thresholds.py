"""`liantu thresholds`: the numbers by which answers are judged, which of them are the analyst's own, and the changelog."""

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_json, print_rows

_VALUES = {
    "name": ("门槛", "Threshold"),
    "value": ("值", "Value"),
    "own": ("自定", "Own"),
    "meaning": ("含义", "Meaning"),
}


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command("thresholds", cls=Command, help="判断结论所用的全部门槛，哪些是自定的，以及改动记录。")(thresholds)


def thresholds(ctx: typer.Context, form: FormatOption = Format.table, no_bom: NoBomOption = False) -> None:
    """Every threshold with its value; changes beside the result."""
    from liantu import workspace
    from queries.thresholds import meaning

    session = Session.of(ctx)
    known = workspace.thresholds(session.settings)
    rows = [
        {
            "name": (full := f"{section}.{name}"),
            "value": value,
            "own": full in known.own,
            "meaning": meaning(section, name).of(session.settings.lang),
        }
        for section, values in known.sections.items()
        for name, value in values.items()
    ]
    changes = [{"date": c.date, "by": c.by, "what": c.what} for c in known.changes]
    if form is Format.json:
        print_json({"thresholds": rows, "changes": changes})
        return
    print_rows(rows, session.titles(_VALUES), form, no_bom=no_bom)
    session.note(*(f"{c['date']} {c['by']}：{c['what']}" for c in changes))
