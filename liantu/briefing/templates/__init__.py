"""Briefing templates by code: each builds its pages from answers alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors import UsageError
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.names import TEMPLATE_NAMES
from liantu.briefing.templates import appendix, assembly, chain, changes, district, gaps, owners, panorama, system


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of briefing. `needs_compare`: it says nothing without a date to compare with; `of_district`: about one district."""

    code: str
    zh: str
    about: str
    build: Callable[[Desk], Sheet]
    needs_compare: bool = False
    of_district: bool = False


def _template(
    code: str, about: str, build: Callable[[Desk], Sheet], *, needs_compare: bool = False, of_district: bool = False
) -> Template:
    return Template(code, TEMPLATE_NAMES[code], about, build, needs_compare, of_district)


_ALL = (
    _template("panorama", "一页看全 3 系统、12 总成、56 部件", panorama.build),
    _template("system", "一个系统一页，写出每种部件的状态凭什么", system.build),
    _template("assembly", "一个总成一页，部件下列企业，标出新增和退出", assembly.build),
    _template("district", "一个区县两页：目标、优先方向、缺什么、谁能补、项目", district.build, of_district=True),
    _template("chain", "一条重点产业链一张表：链长、链主、环节、缺口、可找的企业", chain.build),
    _template("gaps", "先补哪些部件，各有哪些企业可找", gaps.build),
    _template("owners", "认定的链主与测算的候选", owners.build),
    _template("changes", "与上期相比：部件、企业、项目、区县报送", changes.build, needs_compare=True),
    _template("appendix", "各页各数所依据的明细表", appendix.build),
)
TEMPLATES: Mapping[str, Template] = {template.code: template for template in _ALL}


def template(name: str) -> Template:
    """The template of this code or Chinese name.

    Raises:
        UsageError: there is no such template.
    """
    found = next((t for t in _ALL if name in (t.code, t.zh)), None)
    if found is None:
        raise UsageError(f"没有简报模板“{name}”。可用：{'、'.join(f'{t.zh}（{t.code}）' for t in _ALL)}。")
    return found
