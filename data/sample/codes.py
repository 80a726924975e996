"""Credit codes that no firm can have, yet with true check characters.

9 (工商) 1 (企业), then `990000`: no region of GB/T 2260 begins with 99, so no registry can have issued it. Then an
organisation code, `EX` and six digits with the check character of GB 11714; last the one of GB 32100-2015.
"""

REGION = "990000"
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def credit_code(number: int) -> str:
    """The invented code number `number`: `91990000EX000012` and two check characters."""
    first_16 = f"91{REGION}EX{number:06}"
    first_17 = first_16 + _body_check(first_16[8:])
    total = sum(_ALPHABET.index(mark) * weight for mark, weight in zip(first_17, _WEIGHTS, strict=True))
    return first_17 + _ALPHABET[-total % 31]


def spoiled(code: str) -> str:
    """The same code with a wrong last character."""
    return code[:-1] + _ALPHABET[(_ALPHABET.index(code[-1]) + 1) % 31]


def _body_check(body: str) -> str:
    """The ninth character of an organisation code: A = 10 … Z = 35 here, other than in the whole code."""
    check = -sum(int(mark, 36) * weight for mark, weight in zip(body, _BODY_WEIGHTS, strict=True)) % 11
    return "X" if check == 10 else str(check)
