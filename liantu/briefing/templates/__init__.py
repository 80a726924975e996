"""Briefing templates by code: each builds its pages from answers alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.errors import UsageError
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.names import TEMPLATE_NAMES
from liantu.briefing.templates import assembly, panorama, system


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of briefing. `needs_compare`: it says nothing without a date to compare with."""

    code: str
    zh: str
    about: str
    build: Callable[[Desk], Sheet]
    needs_compare: bool = False


def _template(code: str, about: str, build: Callable[[Desk], Sheet], needs_compare: bool = False) -> Template:
    return Template(code, TEMPLATE_NAMES[code], about, build, needs_compare)


_ALL = (
    _template("panorama", "一页看全 3 系统、12 总成、56 部件", panorama.build),
    _template("system", "一个系统一页，写出每种部件的状态凭什么", system.build),
    _template("assembly", "一个总成一页，部件下列企业，标出新增和退出", assembly.build),
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
