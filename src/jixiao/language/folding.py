"""Fold look-alike characters, one to one, so that a place in the folded text is the same place in the written one.

NFKC would change lengths (㎡ → m2, … → ...), and every later span would be wrong.
"""

from __future__ import annotations

# Written characters, and below each the one it is folded to.
_ROWS = (
    # signs that scanners and export programs put for ≥ ≤ = < > - ~
    ("≧⩾≽⪰", "≥≥≥≥"),
    ("≦⩽≼⪯", "≤≤≤≤"),
    ("﹦═", "=="),
    ("﹤‹〈﹥›〉", "<<<>>>"),
    ("—–‐‑‒−﹣―─━", "----------"),
    ("〜∼﹏", "~~~"),
    ("≒≅≃", "≈≈≈"),
    # punctuation
    ("﹐﹔﹕﹙﹚【】〔〕［］", ",;:()()()()"),
    ("︱│┃¦", "||||"),
    ("•‧・∙⋅", "·····"),
    ("﹪", "%"),
    ("￥", "¥"),
    ("○◯", "〇〇"),
    # traditional characters of the vocabulary
    (
        "於個萬億場間項數達過類種條輛臺張戶畝頃噸圓歲週時鐘學點",
        "于个万亿场间项数达过类种条辆台张户亩顷吨元岁周时钟学点",
    ),
    (
        "後內約餘幾減長單對雙隊組棟層級冊頁貳參陸兩無實現應為與較",
        "后内约余几减长单对双队组栋层级册页贰叁陆两无实现应为与较",
    ),
    (
        "預標滿佔鎮縣區園館發處輪屆業證書質價並優壞幹隻頭顆艘盞盤",
        "预标满占镇县区园馆发处轮届业证书质价并优坏干只头颗艘盏盘",
    ),
    (
        "負雲將製確總計網線號絡門課節講體會員億劃務舉辦開設還門庫",
        "负云将制确总计网线号络门课节讲体会员亿划务举办开设还门库",
    ),
    (
        "從術監測責問題資產權創運護獎補貼費貸額銷稅農漁鄉黨國際聯",
        "从术监测责问题资产权创运护奖补贴费贷额销税农渔乡党国际联",
    ),
)
# all but the line feed: the lines of a cell may be clauses
_SPACES = (
    0x09,
    *range(0x0B, 0x0E),
    0x85,
    0xA0,
    0x1680,
    *range(0x2000, 0x2010),
    0x2028,
    0x2029,
    0x202F,
    0x205F,
    0x2060,
    0x3000,
    0xFEFF,
)

_TABLE: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_TABLE.update((ord(written), folded) for row in _ROWS for written, folded in zip(*row, strict=True))
_TABLE.update((code, " ") for code in _SPACES)


def fold(text: str) -> str:
    """Return ``text`` with every look-alike replaced; the result is exactly as long."""
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)
