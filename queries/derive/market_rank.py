"""What a firm's own words about its market say: only a rank that is written there counts."""

import re

_ALONE = r"(?!\s*[\d十百千%％成季年月个批期代方阶产])"  # not 前三季度, 前3%, 第二十, 第三方
_TOP = re.compile(
    rf"前\s*[三3]{_ALONE}|(?:排名?|位[列居]|居|名列)[^，,。；;]{{0,8}}(?:第\s*[一二三123]{_ALONE}|首位)"
    rf"|第\s*[一二三123]\s*[名位]|(?:全国|全球|国内|世界|行业|细分\S{{0,4}})第\s*[一二三123]{_ALONE}|榜首|首位|TOP\s*[1-3](?!\s*[\d%％])",
    re.IGNORECASE,
)


def says_top_three(text: str | None) -> bool | None:
    """True where the text names a rank from one to three; unknown (None) otherwise: a share without a rank proves neither."""
    return True if text and _TOP.search(text) else None
