"""Why a text cannot be read: one row a kind of problem. ``explain JX2xx`` prints such a row.

A row holds a whole sentence with named places; the words for the places travel with the problem, so that the sentence is
made in the language of the moment it is shown.
"""

from __future__ import annotations

from typing import NamedTuple

from jixiao.catalogue import N_, _

Words = tuple[tuple[str, str], ...]


class ProblemKind(NamedTuple):
    """One kind of problem: its code, its title, its sentence, and what to do about it."""

    code: str
    title: str
    message: str
    remedy: str


EMPTY = ProblemKind(
    "JX201",
    N_("没有内容"),
    N_("指标值没有内容"),
    N_("写上指标值；本项目不用的指标写「无」或删去这一行"),
)
LONG = ProblemKind(
    "JX202",
    N_("文字过长"),
    N_("文字超过 {limit} 个字符，不是一个指标值"),
    N_("只写指标值本身，说明文字放到备注里"),
)
SLIP = ProblemKind(
    "JX203",
    N_("疑为错字"),
    N_("「{word}」不成词，疑为「{right}」之误"),
    N_("核对原件后改正"),
)
CONTRADICTION = ProblemKind(
    "JX204",
    N_("前后矛盾"),
    N_("「{first}」与「{second}」意思不一致"),
    N_("只留一个界限词，例如 不少于4个、不超过5%"),
)
NEGATION = ProblemKind(
    "JX205",
    N_("否定不明"),
    N_("「{word}」里的否定会让「{bound}」的意思反过来，不敢照字面读"),
    N_("改写成没有否定的说法，例如 ≥4个、≤5%"),
)
BARE_BOUND = ProblemKind(
    "JX206",
    N_("缺少数字"),
    N_("「{word}」要和数字连用，这里没有数字"),
    N_("写出具体数字（例如 不低于95%），或者改成不带界限词的定性说法"),
)
MASKED = ProblemKind(
    "JX207",
    N_("数字被遮盖"),
    N_("数字被「{word}」遮盖了"),
    N_("补上真实的数字"),
)
GARBLED = ProblemKind(
    "JX208",
    N_("疑为识别或录入错误"),
    N_("「{word}」不像一个写对的数，疑为识别或录入错误"),
    N_("对照原件改正"),
)
NO_NUMBER = ProblemKind(
    "JX209",
    N_("只有单位"),
    N_("只有「{word}」，没有数字"),
    N_("补上数字，例如 ≥95%"),
)
UNKNOWN_UNIT = ProblemKind(
    "JX210",
    N_("不认识的单位"),
    N_("不认识单位「{word}」"),
    N_("换成常用的单位；确是本项目的单位时，写进 jixiao.toml 的 units"),
)
VAGUE = ProblemKind(
    "JX211",
    N_("约数"),
    N_("「{word}」没有确定的数，无法核对"),
    N_("写成确定的数或区间，例如 不少于50家、50-60家"),
)
RELATION = ProblemKind(
    "JX212",
    N_("几个数关系不明"),
    N_("「{first}」和「{second}」放在一句里，看不出各自要求什么"),
    N_("分成几句写，例如 不少于3次，每次不少于50人"),
)
EMPTY_RANGE = ProblemKind(
    "JX213",
    N_("区间颠倒"),
    N_("区间「{word}」的下限大于上限"),
    N_("小数写在前面"),
)
NO_DATE = ProblemKind(
    "JX214",
    N_("没有这一天"),
    N_("日历上没有「{word}」"),
    N_("核对年、月、日"),
)
NOT_READ = ProblemKind(
    "JX215",
    N_("看不懂"),
    N_("「{word}」看不懂，不敢只读其余的部分"),
    N_("把它移到备注，或者把这个指标写成定性的说法"),
)
NOT_A_FACT = ProblemKind(
    "JX216",
    N_("不是完成数"),
    N_("「{word}」说的不是完成了多少"),
    N_("写实际完成的那个数，例如 5个、96%"),
)
NOT_A_NUMBER = ProblemKind(
    "JX217",
    N_("不是数"),
    N_("「{word}」不是可以核对的数"),
    N_("写普通的数字，例如 1200、32.5亿元"),
)
LONG_NUMBER = ProblemKind(
    "JX218",
    N_("数字过长"),
    N_("这个数超过 {limit} 位，不是一个真实的数"),
    N_("核对后写普通的数字"),
)
AMBIGUOUS = ProblemKind(
    "JX219",
    N_("有两种读法"),
    N_("「{word}」有两种读法：{first}，或者{second}"),
    N_("按本意改写成其中一种"),
)
HEDGED_FACT = ProblemKind(
    "JX220",
    N_("完成值是约数"),
    N_("「{word}」是约数，完成值要写确定的数"),
    N_("写实际完成的那个数，例如 48家"),
)
WHICH_YEAR = ProblemKind(
    "JX221",
    N_("不知道是哪一年"),
    N_("「{word}」是哪一年，要看预算年度，这里没有"),
    N_("写明年份，例如 2026年3月底前；用 explain 看时，加 --year 写明预算年度"),
)
PROBLEMS = (
    *(EMPTY, LONG, SLIP, CONTRADICTION, NEGATION, BARE_BOUND, MASKED, GARBLED, NO_NUMBER, UNKNOWN_UNIT),
    *(VAGUE, RELATION, EMPTY_RANGE, NO_DATE, NOT_READ, NOT_A_FACT, NOT_A_NUMBER, LONG_NUMBER, AMBIGUOUS, HEDGED_FACT),
    WHICH_YEAR,
)
"""Every kind of problem; their codes are unique."""

_BY_CODE = {kind.code: kind for kind in PROBLEMS}


class Unreadable(NamedTuple):
    """A text that is refused: why, where in the text (0-based code points, half open), and what to write instead, if known."""

    code: str
    span: tuple[int, int]
    suggestion: str | None = None
    words: Words = ()

    @property
    def message(self) -> str:
        """The problem as one sentence, in the language of the catalogue."""
        return _(_BY_CODE[self.code].message).format(**dict(self.words))

    @property
    def help(self) -> str:
        """What to write instead: the suggestion where there is one, else the general remedy."""
        if self.suggestion is not None:
            return _("可能要写「{suggestion}」，核对后改").format(suggestion=self.suggestion)
        return _(_BY_CODE[self.code].remedy)


class UnreadableValue(ValueError):  # noqa: N818 - it names what was met, and reads well after "except"
    """Raised by :func:`jixiao.language.parse`; ``problem`` says why and where."""

    def __init__(self, problem: Unreadable) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Refused(Exception):  # noqa: N818 - it never leaves the room: the parser turns it into its value
    """Carries a problem from the form that met it to the one place that answers it."""

    def __init__(
        self, kind: ProblemKind, span: tuple[int, int], *, suggestion: str | None = None, **words: str
    ) -> None:
        super().__init__(kind.code)
        self.problem = Unreadable(kind.code, span, suggestion, tuple(words.items()))
