"""链主名单: the named chains with their official owners, and the candidates that the data suggest, apart."""

from liantu.briefing.chain_map import Block, Section, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates.tables import Shown, table

CANDIDATES = (
    Shown("chain_name", 1.0, title="assembly"),
    Shown("name", 2.4, title="column.firm", holds="firms", strong=True),
    Shown("official", 1.0, optional=True),
    Shown("computed_zh", 1.4),
    Shown("score", 0.6),
    Shown("coverage", 0.8),
    Shown("gate", 0.9),
    Shown("partners", 0.8),
)
NOT_PROPOSED = "none"


def build(desk: Desk) -> Sheet:
    """One section."""
    chains = desk.asking.ask("chains/list", scope=desk.request.scope)
    told = desk.asking.ask("owners/candidates", scope=desk.request.scope)
    named = sum(bool(row["owner_names"]) for row in chains.rows)
    lead = desk.say(
        "lead",
        date=desk.date(),
        scope=desk.scope,
        chains=chains.text("owners.chains", "chain", "strong", measure="count"),
        named=words(str(named), "strong"),
        candidates=told.text(
            "owners.candidates", "firm", "strong", measure="distinct", firms=True, computed="candidate"
        ),
    )
    official = (
        Shown("name", 1.8, title="chain", strong=True),
        Shown("chief_zh", 1.0, title="chief", holds="contacts"),
        Shown("owners_zh", 2.2, title="owners", holds="firms"),
        Shown("lead_unit", 1.4, title="unit"),
        Shown("made", 0.6, title="made"),
        Shown("components", 0.6, title="components"),
    )
    rows = [row for row in told.rows if row["official"] or row["computed"] != NOT_PROPOSED]
    title = desk.say.plain("title", scope=desk.scope)
    blocks = (
        Block("sentence", "lead", lines=(lead,)),
        table(desk, chains, "official", desk.say("official"), official),
        table(desk, told, "computed", desk.say("computed"), CANDIDATES, rows, note=desk.say("computed_note")),
    )
    return Sheet(title, "", (Section("owners", words(title), "list", blocks),))
