"""以整车找总成, 以总成找部件: where what is needed comes from. Each need is counted once; the five columns add up.

A need is a part that a vehicle model (or a buyer on record) wants. It comes from the scope when one of its suppliers is
there, else from the city, else from outside; `nobody` when a sheet says that nobody supplies it; else unknown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.needs import COLUMNS, WORDS, Need, needs_of_models, of_each_model, place_of, superseded
from queries.derive.purchased import lines_of, purchases
from queries.question import Said


def by_vehicle(asked: Asked) -> Derived:
    """A row for each assembly: the models that need it, by where it comes from."""
    models = {row["model"]: row for row in asked.facts["needs"]}
    needs = needs_of_models(asked)
    each = {spine["assembly"]: of_each_model(spine["assembly"], models, needs) for spine in asked.rows}
    rows = [_row(spine, each[spine["assembly"]]) for spine in asked.rows]
    return Derived(rows, len(rows), _said(models, chain(*each.values())))


def by_model(asked: Asked) -> Derived:
    """A row for each model: the assemblies by where it has them from."""
    models = {row["model"]: row for row in asked.facts["needs"]}
    needs = needs_of_models(asked)
    each = {
        model: [need for spine in asked.rows for need in of_each_model(spine["assembly"], {model: row}, needs)]
        for model, row in models.items()
    }
    head = ("model", "model_name", "maker", "maker_name")
    rows = [_row({name: row[name] for name in head}, each[model]) for model, row in models.items()]
    return Derived(rows, len(rows), _said(models, chain(*each.values())))


def total(asked: Asked) -> Derived:
    """One row: every assembly that every model needs."""
    models = {row["model"]: row for row in asked.facts["needs"]}
    needs = needs_of_models(asked)
    counts = {"makers": len({row["maker"] for row in models.values()}), "models": len(models)}
    everything = [need for spine in asked.rows for need in of_each_model(spine["assembly"], models, needs)]
    return Derived([_row(counts, everything)], 1, _said(models, everything))


def by_assembly(asked: Asked) -> Derived:
    """A row for each component of the assembly: models and buyers that need it, by where it comes from."""
    found: Mapping[str, list[Need]] = defaultdict(list)
    own = {spine["code"] for spine in asked.rows}
    bought = purchases(asked, asked.facts["purchases_of_assembly"], own)
    for need in (*needs_of_models(asked).values(), *bought):
        found[need.part].append(need)
    rows = [_row(spine, found[spine["code"]]) for spine in asked.rows]
    return Derived(rows, len(rows), holding(superseded(need for code in own for need in found[code])))


def firms(asked: Asked) -> Derived:
    """The suppliers behind the counts of one part, or of all: who supplies whom, from where, by which rows; the first `limit`."""
    wanted = asked.parameters["part"]
    names = {row["id"]: row["name"] for row in asked.rows}
    needs = [need for need in needs_of_models(asked).values() if wanted in ("", need.part)]
    supplies = asked.facts["purchases"]
    bought = purchases(asked, supplies, {wanted} if wanted else names)
    lines = (row for need in chain(needs, bought) for row in _suppliers(need, names))
    total = sum(max(1, len(need.suppliers)) for need in needs) + lines_of(
        asked, supplies, {wanted} if wanted else names
    )
    return Derived(list(islice(lines, asked.parameters["limit"])), total, holding(superseded(needs)))


def _suppliers(need: Need, names: Mapping[str, str]) -> Iterator[Row]:
    head = {
        "part": need.part,
        "part_name": names.get(need.part, need.part),
        "buyer": need.who,
        "buyer_name": need.who_name,
    }
    if not need.suppliers:
        yield {
            **head, "firm": "", "name": None, "source": need.source, "source_zh": WORDS[need.source], "place_names": [],
            "purchases_cny": need.purchases_cny, "rows": list(need.rows), "keys": [],
        }  # fmt: skip
    for supplier in need.suppliers:
        source = place_of(supplier)
        own = need.purchases_cny if len(need.suppliers) == 1 else supplier.get("purchases_cny")
        yield {
            **head, "firm": supplier["firm"], "name": supplier["name"], "source": source, "source_zh": WORDS[source],
            "place_names": supplier["place_names"], "purchases_cny": own,
            "rows": sorted({*need.rows, *supplier["rows"]}), "keys": supplier["keys"],
        }  # fmt: skip


def _row(spine: Row, needs: Sequence[Need]) -> Row:
    n = Counter(need.source for need in needs)
    told = [need for need in needs if need.worth and need.source in COLUMNS[:3]]
    total = sum(need.worth.get(name, 0.0) for need in told for name in COLUMNS[:3])
    local = sum(need.worth.get("in_scope", 0.0) for need in told)
    known = sum(n[name] for name in COLUMNS[:3])
    return {
        **spine,
        "needs": len(needs),
        **{name: n[name] for name in COLUMNS},
        "local_count_share": n["in_scope"] / known if known else None,
        "purchases_cny": total if told else None,
        "local_value_share": local / total if total else None,
        "value_coverage": len(told) / known if known else None,
        "rows": sorted({row for need in needs for row in need.rows}),
    }


def _said(models: Mapping[str, Row], needs: Iterable[Need]) -> tuple[Said, ...]:
    zh = "没有车型需求的记录（models 表）：不能说哪些总成在本地配套。"
    en = "No needs of vehicle models on record (sheet models): nobody can say which assemblies are sourced here."
    return holding((not models, Said(zh, en)), superseded(needs))
