"""What the plan's own sentences name and count, read from a clause's text, so that data and wording can be compared."""

import re

_ASSEMBLIES = re.compile(r"包含(.+?)等(\d+)个总成（主要涉及(\d+)种部件）")
_COMPONENTS = re.compile(r"([^。]+?)方面，重点发展(.+?)等。")
_PRIORITIES = re.compile(r"优先发展(.+?)等总成")
_UNITS = re.compile(r"（责任单位：(.+?)牵头(?:，([^，）]+?)参与)?[，）]")
_NUMBERS = re.compile(r"(\d+)(家|亿元|个百分点|%|个)(?!总成)")
_LIST = re.compile(r"、(?![^（]*）)")  # marks inside brackets do not split
_BRACKET = re.compile(r"(.+)（(.+)）")
_STAGES = re.compile(r"(\w\w)一批")


def plain(text: str) -> str:
    """A clause without the typesetting's blanks."""
    return re.sub(r"\s+", "", text)


def stated_counts(text: str) -> tuple[int, int] | None:
    """How many assemblies and components a direction says it has."""
    found = _ASSEMBLIES.search(plain(text))
    return (int(found[2]), int(found[3])) if found else None


def listed_assemblies(text: str) -> list[str]:
    """The assemblies that a direction's first sentence lists."""
    found = _ASSEMBLIES.search(plain(text))
    return found[1].split("、") if found else []


def named_components(text: str) -> dict[str, list[tuple[str, str]]]:
    """Assembly -> its components with their abbreviations, as the sentences 某某方面，重点发展… name them."""
    return {found[1]: [_item(item) for item in _LIST.split(found[2])] for found in _COMPONENTS.finditer(plain(text))}


def _item(text: str) -> tuple[str, str]:
    """电机控制器（MCU）: name and abbreviation; any other bracket is part of the name."""
    found = _BRACKET.fullmatch(text)
    if found and re.fullmatch(r"[A-Z—、]+", found[2]):
        return found[1], found[2].replace("—", "-")
    return text, ""


def named_priorities(text: str) -> list[tuple[str, str]]:
    """Assemblies that a district is to develop first, with the qualifier in brackets."""
    found = _PRIORITIES.search(plain(text))
    if not found:
        return []
    items = [(item, _BRACKET.fullmatch(item)) for item in _LIST.split(found[1])]
    return [(bracket[1], bracket[2]) if bracket else (item, "") for item, bracket in items]


def named_districts(text: str) -> list[str]:
    """The districts that the preamble lists before 等渝西地区."""
    head, mark, _ = plain(text).partition("等渝西地区")
    return head.split("、") if mark else []


def named_units(text: str) -> tuple[str, list[str]] | None:
    """Lead unit and joint units of a clause; None if it names none."""
    found = _UNITS.search(plain(text))
    return (found[1], found[2].split("、") if found[2] else []) if found else None


def named_numbers(text: str) -> list[tuple[float, str]]:
    """Every number with a unit of counting, in order; years and the structure's own counts are none."""
    return [(float(found[1]), found[2]) for found in _NUMBERS.finditer(plain(text))]


def named_stages(text: str) -> list[str]:
    """The stages of a project: 策划一批、在谈一批 …."""
    return _STAGES.findall(plain(text))
