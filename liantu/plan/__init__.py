"""The plan (渝府办〔2023〕3号): which sheets hold it, and the audit of its sums, wording and tensions."""

from liantu.plan.audit import check_plan, check_store
from liantu.plan.kinds import CheckedPlan, PlanCheck
from liantu.plan.sheets import PLAN_SHEETS, PlanSheet

__all__ = ["PLAN_SHEETS", "CheckedPlan", "PlanCheck", "PlanSheet", "check_plan", "check_store"]
