"""What may be said of two names: the verdict and its reason in words, one line for each rule."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["same", "unsure", "different"]

# rule -> (verdict, Chinese, English); {a} and {b} are what differs or agrees
RULES: dict[str, tuple[Outcome, str, str]] = {
    "equal": ("same", "名称相同", "Equal names"),
    "written": ("same", "仅括号、繁简、空格或全半角写法不同", "Only brackets, characters or blanks are written otherwise"),
    "limited": ("same", "全名相同，仅“有限公司”与“有限责任公司”写法不同", "The whole name is equal but for two words for limited"),
    "english_form": ("same", "英文全名相同，仅公司形式的写法不同", "The whole name is equal but for how the legal form is written"),
    "alias": ("unsure", "括号内另有名称“{a}”，与另一方一致", "The brackets hold another name, {a}, which is the other's"),
    "short": ("unsure", "“{a}”可为“{b}”的简称", "{a} may be short for {b}"),
    "abbreviation": ("unsure", "“{a}”可为“{b}”的缩略", "{a} may be an abbreviation of {b}"),
    "renamed_trade": ("unsure", "字号“{a}”相同，简称的行业词不同，可能已更名", "Distinctive part {a} agrees; perhaps renamed"),
    "former": ("unsure", "词表记有更名：{a} → {b}", "The vocabulary knows the former name: {a} → {b}"),
    "legal": ("unsure", "字号、行业相同，公司形式不同（{a}、{b}），可能改制", "Same name, another legal form ({a}, {b})"),
    "place_left_out": ("unsure", "字号、行业相同，一方未写地点或写法不同（{a}、{b}）", "Same name; a place is left out or less exact ({a}, {b})"),
    "part_left_out": ("unsure", "字号“{a}”相同，一方省略了行业词或后缀", "Distinctive part {a} agrees; one side leaves words out"),
    "english_part": ("unsure", "英文名称一方省略了词语", "One English name leaves words out"),
    "pinyin": ("unsure", "字号“{a}”的拼音或英文名在另一方出现", "The other name has {a} in pinyin or its English form"),
    "other_script": ("unsure", "一中一英，地点相同，名称无从比较", "One Chinese, one English, in one place: cannot be compared"),
    "unreadable": ("unsure", "名称为空或无法识别，无从比较", "A name is empty or cannot be read"),
    "unit": ("different", "分支、工厂或项目与企业本身不是一家（{a}；{b}）", "A branch, plant or project is not the firm itself ({a}; {b})"),
    "brand": ("different", "字号不同：{a}、{b}", "Distinctive parts differ: {a}, {b}"),
    "place": ("different", "地点不同：{a}、{b}", "Places differ: {a}, {b}"),
    "subsidiary": ("different", "“（{a}）”是地方子公司，另一方没有", "A local subsidiary in {a}; the other name has no such bracket"),
    "group": ("different", "集团（控股）与成员企业不是一家", "A group is not one of its firms"),
    "trade": ("different", "字号相同而行业不同：{a}、{b}", "Same distinctive part, another trade: {a}, {b}"),
    "listed": ("different", "“股份”简称与非股份公司不是一家", "A short name in 股份 is no limited company"),
    "better": ("different", "范围内“{a}”更合于这个简称", "{a}, in scope, fits this short name better"),
    "english_differs": ("different", "英文名称的词语不同：{a}、{b}", "English names differ: {a}, {b}"),
    "scripts": ("different", "一中一英，地点和字号（拼音）均不相合", "One Chinese, one English: neither place nor pinyin agrees"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two names are one firm, by which rule, and the reason in words."""

    verdict: Outcome
    rule: str
    zh: str
    en: str


def because(rule: str, a: str = "", b: str = "") -> Verdict:
    """The verdict of a rule; two things that it names stand in one order, whichever name came first."""
    verdict, zh, en = RULES[rule]
    if rule not in ("short", "abbreviation", "former"):
        a, b = sorted((a, b)) if "{b}" in zh else (a, b)
    said_a, said_b = a or "—", b or "—"
    return Verdict(verdict, rule, zh.format(a=said_a, b=said_b), en.format(a=said_a, b=said_b))
