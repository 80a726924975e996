"""Facts of an invented chain as the store would give them, for questions about clusters and relatedness."""

from dataclasses import replace

from queries.derive.asked import Asked
from queries.thresholds import packaged

DISTRICTS = ("璧山", "永川", "铜梁", "合川", "江津", "潼南", "大足", "荣昌")
ASSEMBLIES = tuple(f"A{n:02d}" for n in range(1, 13))


def firm(name, districts, **own):
    """A firm with where it stands, its owners and titles (a title, or a title and until when)."""
    return {
        "firm": name, "name": f"{name} 公司", "operation": None, "output_cny": None, "output_cny_as_of": None,
        "revenue_cny": None, "employees": None, "places": list(districts), "owners": [], "titles": [], **own,
    }  # fmt: skip


def firm_facts(firms):
    """What the store would say of them, fact by fact."""
    held = [
        (f["firm"], *(title if isinstance(title, tuple) else (title, None))) for f in firms for title in f["titles"]
    ]
    return {
        "chain_firms": firms,
        "operations": [{"operation": f["operation"], "firms": [f["firm"]]} for f in firms if f["operation"]],
        "outputs": [
            {"firms": [f["firm"]], "outputs_cny": [f["output_cny"]]} for f in firms if f["output_cny"] is not None
        ],
        "located": [{"place": place, "firms": [f["firm"]]} for f in firms for place in f["places"]],
        "titles": [
            {"title": title, "level": None, "kind": None, "until": until, "firms": [who]} for who, title, until in held
        ],
        "official_owners": [],
        "market_shares": [],
        "owner_links": [{"firm": f["firm"], "owner": owner} for f in firms for owner in f["owners"]],
    }


def told_later(firms):
    """What is read of the firms that an answer shows."""
    return {"shown_firms": lambda shown: [f for f in firms if f["firm"] in shown]}


def makes(component, who, evidence="confirmed", as_of="2024-06"):
    """A row that says so."""
    return {"component": component, "firms": [who], "evidence": evidence, "as_of": as_of}


def supplies(trades):
    """Each a group of its own: (supplier, customer, sales in yuan or None, components...)."""
    return [
        {
            "components": list(components), "is_told": sales is not None, "suppliers": [supplier], "customers": [customer],
            "sales_cny": [] if sales is None else [sales],
        }
        for supplier, customer, sales, *components in trades
    ]  # fmt: skip


def tree(parts):
    """Component -> assembly."""
    return [
        {"component": c, "name": f"{c} 件", "assembly": a, "assembly_name": f"{a} 总成", "goes_into": []}
        for c, a in parts.items()
    ]


def asked(firms, makers, parts, /, rows=None, districts=DISTRICTS, parameters=None, thresholds=None, **facts):
    """Put to a deriving function; each district in which a firm stands has a list."""
    listed = {d: sum(d in f["places"] for f in firms) for d in districts}
    cells = [
        {"assembly": a, "assembly_name": f"{a} 总成", "district": d, "district_name": f"{d}区", "is_priority": False, "note": None}
        for a in dict.fromkeys(parts.values())
        for d in districts
    ]  # fmt: skip
    ours = packaged()
    sections = {name: {**values, **(thresholds or {}).get(name, {})} for name, values in ours.sections.items()}
    return Asked(
        cells if rows is None else rows,
        {
            "makers": makers, **firm_facts(firms), "surveys": [], "places": [], "pipeline": [], "assembly_makers": [],
            "tree": tree(parts), "input_makers": [],
            "districts": [{"district": d, "name": f"{d}区", "short_name": d, "listed": n} for d, n in listed.items()],
            **facts,
        },
        {
            "scope": sorted({*districts, *(place for f in firms for place in f["places"])}), "as_of": "2024-12-31",
            "counted": "已核实", "measure": "企业数", "size": "企业数", **(parameters or {}),
        },
        replace(ours, sections=sections),
    )  # fmt: skip
