"""A question with its sides next to each other: what each says, where they differ, which cells say so."""

import pytest

from liantu.paths import data_folder
from liantu.shipped import load_plan
from liantu.sides import Comparison, Said, compare, verdict
from loaders.intake import LoadOptions
from loaders.ledger import Ledger
from loaders.reader import Reader

HEADER = "企业名称,统一社会信用代码,区县,主营产品,年度,工业总产值（万元）,从业人员数,数据来源"
CODES = "91990001000000001N", "91990001000000002R"


@pytest.fixture
def ledger(engine):
    made = Ledger(engine, Reader.from_folders(data_folder()))
    load_plan(made)
    return made


@pytest.fixture
def load(ledger, tmp_path):
    def loaded(name, *lines, header=HEADER, **options):
        path = tmp_path / name
        path.write_text("\n".join([header, *lines]), encoding="utf-8")
        return ledger.load([path], LoadOptions(**options))

    return loaded


def asked(ledger, kind) -> Comparison:
    question = next(w for w in ledger.waiting() if w.kind == kind)
    return compare(question, ledger.store, ledger.reader, ledger.loads())


def verdicts(compared):
    return {line.name: line.verdict for line in compared.lines}


def marked(compared):
    return {
        (row.place, header)
        for side in compared.sides
        for row in side.rows
        for header in row.cells
        if compared.differs(row.id, header)
    }


def test_two_firms_stand_beside_each_other_with_what_differs(ledger, load):
    load("甲.csv", f"示例远航有限公司,{CODES[0]},璧山区,电芯,2023,100,12,示例名录")
    load("乙.csv", "示例远航股份有限公司,,璧山区,电芯、BMS,2023,100,,示例协会", by="张示例")

    compared = asked(ledger, "doubt")

    assert [side.name for side in compared.sides] == ["示例远航有限公司", "示例远航股份有限公司"]
    assert {n: v for n, v in verdicts(compared).items() if n in ("name", "credit_code", "products", "output_cny", "LOCATED_IN")} == {
        "name": "differs", "credit_code": "unknown", "products": "partly", "output_cny": "same", "LOCATED_IN": "same",
    }  # fmt: skip
    assert {m for m in marked(compared) if m[1] != "数据来源"} == {
        ("甲.csv!2", "企业名称"), ("乙.csv!2", "企业名称"), ("甲.csv!2", "主营产品"), ("乙.csv!2", "主营产品"),
    }  # fmt: skip
    assert compared.loads[compared.sides[1].rows[0].load].by == "张示例"


def test_held_rows_stand_beside_the_firm_that_they_may_mean(ledger, load):
    rows = [f"示例同名有限公司,{code},璧山区,电芯,2023,{n},,示例名录" for n, code in enumerate(CODES, 1)]
    load("甲.csv", *rows)
    load("乙.csv", "示例同名有限公司,,璧山区,电芯,2023,2,,示例协会")

    compared = asked(ledger, "held")

    held, firm = compared.sides
    assert (held.name, held.total, [r.place for r in held.rows]) == ("示例同名有限公司", 1, ["乙.csv!2"])
    assert firm.key == f"code:{CODES[0]}"
    assert verdicts(compared)["output_cny"] == "differs"
    assert held.facts["LOCATED_IN"] == Said(("璧山区",))


def test_values_stand_beside_each_other_with_their_dates_and_who_says_so(ledger, load):
    load("甲.csv", f"示例甲有限公司,{CODES[0]},璧山区,电芯,2023,100,,示例名录")
    load("乙.csv", f"示例甲有限公司,{CODES[0]},璧山区,电芯,2023,200,,示例协会")

    compared = asked(ledger, "value")

    assert compared.subject == "示例甲有限公司"
    assert {(s.facts["output_cny"], s.facts["sources"].value, s.rows[0].place) for s in compared.sides} == {
        (Said(1_000_000.0, "2023"), ("示例名录",), "甲.csv!2"), (Said(2_000_000.0, "2023"), ("示例协会",), "乙.csv!2"),
    }  # fmt: skip
    assert ("甲.csv!2", "工业总产值（万元）") in marked(compared)


def test_a_name_that_others_only_mention_is_known_by_their_rows(ledger, load):
    load(
        "供.csv",
        "示例甲有限公司,示例壬汽车,电芯",
        "示例乙有限公司,示例壬汽车有限公司,电芯",
        header="供应商,客户,供货产品",
    )

    compared = asked(ledger, "doubt")

    assert [(s.name, s.total) for s in compared.sides] == [("示例壬汽车", 1), ("示例壬汽车有限公司", 1)]
    assert compared.sides[0].facts["SUPPLIES<"] == Said(("示例甲有限公司",))
    assert not compared.can_be_same


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("甲（重庆）", "甲(重庆)", "same"), (("甲", "乙"), ("乙", "甲"), "same"), (("甲",), ("乙", "甲"), "partly"),
        (("甲",), ("乙",), "differs"), (1.0, 1, "same"), (1, 2, "differs"),
    ],
)  # fmt: skip
def test_verdict(one, other, said):
    assert verdict((Said(one), Said(other))) == said
    assert verdict((Said(one), None)) == "unknown"
