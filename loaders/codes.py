"""Codes by which a firm is known: 统一社会信用代码 with its checksum (GB 32100-2015), and stock codes."""

import re
import unicodedata

from loaders.cleaning import Unusable

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {mark: number for number, mark in enumerate(_ALPHABET)}
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CREDIT = re.compile(rf"[{_ALPHABET}]{{18}}")
_NUMBER = re.compile(r"[0-9](?:\.[0-9]*)?E\+?[0-9]{2}|[1-9][0-9]{14}000")  # a sheet keeps 15 digits of a number
_NOISE = re.compile(r"[\s'\"=’`\-]+")  # ="002594" keeps the zeros in a sheet

_MAINLAND = re.compile(r"(?:(SH|SZ|BJ|SS)[.:]?)?([0-9]{6})(?:[.:]?(SH|SZ|BJ|SS|XSHG|XSHE))?")
_HONG_KONG = re.compile(r"(?:HK[.:]?([0-9]{1,5})|([0-9]{1,5})\.HK)")
_EXCHANGE = {"SS": "SH", "XSHG": "SH", "XSHE": "SZ"}
_PREFIXES = (("6", "SH"), ("900", "SH"), ("920", "BJ"), ("0", "SZ"), ("3", "SZ"), ("2", "SZ"), ("4", "BJ"), ("8", "BJ"))


def credit_code(text: str) -> str | Unusable:
    """The 18 characters in capitals, if the last one is the check character of the others."""
    code = _NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()
    if _CREDIT.fullmatch(code) and check_character(code[:17]) == code[17]:
        return code
    if _NUMBER.fullmatch(code):
        return Unusable("code_as_number")
    return Unusable("bad_checksum" if _CREDIT.fullmatch(code) else "bad_credit_code")


def check_character(first_17: str) -> str:
    """The 18th character of a credit code."""
    total = sum(_VALUE[mark] * weight for mark, weight in zip(first_17, _WEIGHTS, strict=True))
    return _ALPHABET[-total % 31]


def stock_code(text: str) -> str | Unusable:
    """`603489.SH`, `002594.SZ`, `832149.BJ`, `00175.HK`; six bare digits go to the exchange that owns their range."""
    code = _NOISE.sub("", unicodedata.normalize("NFKC", text)).upper()
    if found := _HONG_KONG.fullmatch(code):
        return f"{int(found[1] or found[2]):05}.HK"
    if not (found := _MAINLAND.fullmatch(code)):
        return Unusable("bad_stock_code")
    owner = next((exchange for prefix, exchange in _PREFIXES if found[2].startswith(prefix)), "")
    named = {_EXCHANGE.get(part, part) for part in (found[1], found[3]) if part}
    return f"{found[2]}.{owner}" if owner and named <= {owner} else Unusable("bad_stock_code")
