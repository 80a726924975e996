"""A firm's name as short as a drawing wants it. The whole name stands in the table beside."""

_ENDINGS = ("有限责任公司", "股份有限公司", "有限公司")
_CITY = ("重庆市", "重庆")
_LEAST = 2  # characters that stay


def short_name(name: str) -> str:
    """Without its city in front and its legal form behind, as long as a name is left."""
    ending = next((e for e in _ENDINGS if name.endswith(e)), "")
    if len(name) - len(ending) >= _LEAST:
        name = name.removesuffix(ending)
    city = next((c for c in _CITY if name.startswith(c)), "")
    return name.removeprefix(city) if len(name) - len(city) >= _LEAST else name
