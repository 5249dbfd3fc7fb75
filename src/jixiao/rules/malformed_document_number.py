"""L24: a document number with something missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.catalogue import _
from jixiao.findings import Severity
from jixiao.rules.base import Context, Problem, Rule
from jixiao.rules.vocabulary import BROKEN_NUMBER, FULL_WIDTH, NUMBERED, PAIRS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.findings import Span

_CLOSING = {closing: opening for opening, closing in PAIRS.items()}


class MalformedDocumentNumber(Rule):
    """政策文号写得不完整 (malformed document number)

    ## 说明

    政策依据里的括号、书名号不成对，或文号缺了年份括号、序号、“号”字。规范的写法是：《文件名》（粤府〔2021〕87号）。

    ## 为什么

    文号是查证依据的唯一线索，缺一个括号，检索就找不到。

    ## 反例

    ```yaml
    project:
      name: 示例项目
      year: 2025
      policies:
        - 《数据知识产权保护与运用三年行动计划》粤市监知保〔2024〕468号）  # ← L24
    ```

    ## 正例

    ```yaml
    project:
      name: 示例项目
      year: 2025
      policies:
        - 《数据知识产权保护与运用三年行动计划》（粤市监知保〔2024〕468号）
        - 《广东省地理标志条例》
    ```
    """

    code = "L24"
    name = "malformed-document-number"
    severity = Severity.INFO

    def check(self, context: Context) -> Iterator[Problem]:
        """Look at the brackets and the number of every policy."""
        for position, text in enumerate(context.targets.project.policies):
            route = ("project", "policies", position)
            remedy = _("照文件原样写全，例如《文件名》（粤府〔2021〕87号）。")
            for span in _unpaired(text):
                message = _("括号不成对：多了或少了一个「{sign}」。").format(sign=_partner(text[span[0]]))
                yield Problem(message, route, span, remedy)
            broken = BROKEN_NUMBER.search(text)
            if broken is not None and not NUMBERED.search(text):
                message = _("文号写得不完整：「{words}」。").format(words=broken[0])
                yield Problem(message, route, broken.span(), remedy)


def _unpaired(text: str) -> list[Span]:
    """Return the places of brackets without a partner; a half-width one may close a full-width one."""
    open_ones: list[tuple[str, int]] = []
    lonely: list[int] = []
    for place, character in enumerate(text):
        if character in PAIRS:
            open_ones.append((character, place))
        elif character in _CLOSING:
            partner = next((one for one in reversed(open_ones) if _shape(one[0]) == _shape(_CLOSING[character])), None)
            if partner is None:
                lonely.append(place)
            else:
                open_ones.remove(partner)
    return [(place, place + 1) for place in sorted([*lonely, *(place for _sign, place in open_ones)])]


def _shape(opening: str) -> str:
    return FULL_WIDTH.get(opening, opening)


def _partner(sign: str) -> str:
    return _CLOSING.get(sign) or PAIRS[sign]
