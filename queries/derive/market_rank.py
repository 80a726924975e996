"""What a firm's own words about its market say: only a rank that is written there counts."""

import re

_TOP = re.compile(
    r"前\s*[三3](?!\d)|(?:排名?|位[列居]|居|名列)[^，,。；;]{0,8}(?:第\s*[一二三123](?!\d)|首位)"
    r"|第\s*[一二三123]\s*[名位]|(?:全国|全球|国内|世界|行业|细分\S{0,4})第\s*[一二三123](?![\d方季批代期阶产])|榜首|首位|TOP\s*[1-3](?!\d)",
    re.IGNORECASE,
)


def says_top_three(text: str | None) -> bool | None:
    """True where the text names a rank from one to three; unknown (None) otherwise: a share without a rank proves neither."""
    return True if text and _TOP.search(text) else None
