"""What several ledger tests share: the plan's sheets, and many made-up rows."""

import csv
import random
from pathlib import Path

from liantu.paths import data_folder
from loaders.ledger import Ledger, LoadOptions

PLAN_FILES = (
    "vocab/places.csv",
    "vocab/legacy_components.csv",
    "vocab/titles.csv",
    "vocab/capabilities.csv",
    "plan/plan.csv",
    "plan/clauses.csv",
    "plan/tree.csv",
    "plan/priorities.csv",
    "plan/targets.csv",
    "plan/stages.csv",
    "vocab/part_capabilities.csv",
    "vocab/component_inputs.csv",
)
FIRM_HEADER = (
    "企业名称",
    "统一社会信用代码",
    "简称",
    "区县",
    "所属部件",
    "主营产品",
    "工业总产值（万元）",
    "数据日期",
    "数据来源",
)
SUPPLY_HEADER = ("供应商", "客户", "供货产品", "占供应商销售比", "数据日期", "来源")
_PARTS = ("电机", "电芯", "隔膜", "减速器", "激光雷达", "摄像头", "副车架", "门内板")
_DISTRICTS = ("璧山区", "永川区", "铜梁区", "合川区", "江津区", "潼南区", "大足区", "荣昌区", "")


def load_plan(ledger: Ledger) -> Ledger:
    """Load the plan's own sheets."""
    ledger.load([data_folder() / name for name in PLAN_FILES], LoadOptions(reference=True))
    return ledger


def write_firms(path: Path, rows: int, seed: int = 1) -> Path:
    """A list of firms: two products each, some without a district."""
    r = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(FIRM_HEADER)
        for i in range(rows):
            products = "、".join(r.sample(_PARTS, 2))
            name = f"示例{seed}第{i}号零部件有限公司"
            out.writerow(
                (name, "", f"示例{seed}-{i}", r.choice(_DISTRICTS), "", products, i + 1, "2024-06", "示例名录")
            )
    return path
