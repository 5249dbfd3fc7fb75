"""Corners that no real text has reached yet: each line of the table is one way through the language."""

from __future__ import annotations

import datetime
import unicodedata

import pytest

from jixiao.language import All, Deadline, Unreadable, read, read_actual, scan, show
from jixiao.language.folding import fold

READ = [
    ("每年不少于3场，同比增长10%", "每年不少于3场；较上年增长不少于10%"),  # a growth takes no scope
    ("大于5%且小于3%", "超过5%；少于3%"),  # no range: the ends are the wrong way round
    ("大于5个且小于10场", "超过5个；少于10场"),  # nor where they count different things
    ("((((5个))))", "((((5个))))"),  # brackets are opened three times
    ("2025年底前按95%标准发放", "2025年12月31日前"),  # a number that is only a manner
    ("≥2020.12且≤2050", "2020.12000~2050"),  # a number that looks like a month
    ("较上年提高", "较上年增长"),
    ("廿月/亩", "=|20|月/亩"),  # nor is this a month
    ("每个半3场", "每个半3场"),
    ("每个中心|≥|10|项", "每个中心不少于10项"),  # the bar of a column is no part of a name
    ("每个APP\n5次", "每个APP|5次"),  # APP5次 is a name
    ("每个APP|5-10次", "每个APP|5~10次"),
    ("号｜。", "号"),
    ("；不少于3场", "不少于3场"),
    ("“不少于3场", "不少于3场"),  # a quote that is never closed
    ("-3--1%", "-3~-1%"),  # the second dash is a minus
    ("¥若干", "¥若干"),
    ("90%|80%|70%|70%", "90%|80%|70%|70%"),
    ("不少于20家或不低于90%", "不少于20家或不少于90%"),
    ("每次50人，共3场", "每次50人；共3场"),
    ("5-10个", "5~10个"),
    ("大于5%且不高于10%", "超过5%且不超过10%"),
    ("不低于5%且小于10%", "不少于5%且少于10%"),
    ("同比增长等于5%", "较上年增长等于5%"),
    ("同比增长=|12|月", "较上年增长=|12|月"),
    ("年均下降5%以上", "年均下降不少于5%"),
    ("2025年1-6月", "2025年1月1日至2025年6月30日"),
    ("每月10日前", "每月10日前"),
    ("定性|好坏", "定性|好坏"),
    # 2 is not always a scanned ≥
    ("218%", "=218%"),
    ("2101%", "=2101%"),
    ("不少于290%", "不少于290%"),
    # bounds on both sides, and notes between them
    ("不少于5个以上（不含）", "超过5个"),
    ("低于5%以内", "少于5%"),
    ("500人（或）以上", "不少于500人"),
    ("5个以上（不含本数）", "超过5个"),
    ("5个以上（含本数）", "不少于5个"),
    ("不低于5人且不高于5人", "5~5人"),
    ("每次大于5人且小于10人", "每次超过5人且少于10人"),
    ("大于5人且每次小于10人", "超过5人；每次少于10人"),  # the second end says of what
    ("加强宣传；进行业务培训，不少于3次", "加强宣传；不少于3次"),
    # days
    ("2025年6月30日以内", "2025年6月30日前"),
    ("3月1日至3月1日", "2025年3月1日至2025年3月1日"),
    ("1-1月", "2025年1月1日至2025年1月31日"),
    # ranges
    ("5-5个", "5~5个"),
    ("5-10之间浮动", "5~10"),
    ("5-10范围内", "5~10"),
    ("5-10区间内", "5~10"),
    ("5-10个区", "5~10个"),
    ("1899-1905学年", "1899~1905学年"),
    ("0--3个", "0~3个"),  # a dash typed twice is no minus
    # one bound for several numbers, wherever it stands
    ("分别不少于7个、4个和", "不少于7个；不少于4个"),
    ("分别7个、4个、1个以上", "不少于7个；不少于4个；不少于1个"),
    ("分别7个、4场以上的培训", "不少于7个；不少于4场"),
    ("同比分别增长5%、3%", "较上年增长不少于5%；较上年增长不少于3%"),
    # the base of a growth
    ("2025年增长5%以上", "增长不少于5%"),  # in that year, not against it
    ("与2020年相比增长5%", "较2020年增长不少于5%"),
    ("每年增长5%", "年均增长不少于5%"),
    ("每月增长5%", "增长不少于5%"),
    ("每2学期1次", "每2学期1次"),
    ("规划二100%", "100%"),
    ("较上年治理水平提高5%", "较上年增长不少于5%"),
    ("显著较上年提高", "显著较上年提高"),
    ("每3个工作日1次", "每3个工作日1次"),
    ("开展政策宣传和业务培训以及现场服务等活动共计三场", "3场"),  # a long text is no long number
    ("85%百分之", "85%"),  # what is vague has a number before its unit
    ("一或", "一或"),
    ("次第开展", "次第开展"),
    ("定量|≥|≥60岁", "不少于60岁"),  # one sign in two columns
    ("大约完成5万元", "约50000元"),
    ("分别制定方案；±5%", "分别制定方案；-5~5%"),  # 分别 shares nothing out where no number stands beside it
    ("8成", "80%"),
    ("近3年", "约|3|年"),
    ("24小时内、现场响应率≥95%", "不少于95%"),
    ("完成100、合格率95%以上", "100；不少于95%"),
    ("定性||利", "定性||利"),
    ("5±0.5万元", "45000~55000元"),  # the scale holds for both
    ("不少与", "不少与"),  # a slip is one only where a number follows
    ("约是50", "约50"),
    ("每个月1次", "每月1次"),
    ("5次/10 万公顷", "5次/10万公顷"),
    ("每2年一次", "每2年1次"),
    ("十日", "=|10|日"),
    ("=|2|季", "=|2|季"),
    ("=|2|季度", "=|2|季度"),
    ("5/亩", "5/亩"),
    ("=|", "定性|="),
    ("半数|", "50%"),
    ("+翻一番", "增长不少于100%"),
    ("定性|名", "定性|名"),  # a column that holds a unit is not empty
    ("定性|优良", "优良"),
    ("不超过少于60岁", "少于60岁"),  # the stricter of two bounds
    ("每个前翻一番", "每个前翻一番"),
    ("每人翻一番", "增长不少于100%"),
    ("不少于1次（季度）", "不少于1次"),
    ("24周岁以上覆盖率不低于90%", "不少于90%"),
    ("女性和65岁以上老年人健康管理率不低于60%", "不少于60%"),
    ("不少于500人（以上）", "不少于500人"),  # said twice
    ("不少于12次（每年）", "不少于12次"),  # a table is about one year
    ("不少于5个（每个都要验收）", "不少于5个"),
    ("每年≥3场；5次", "每年不少于3场；每年5次"),  # a clause of one word
    ("|90%|80%|80%|", "90%|80%|80%"),  # the least that grades can be
    ("自1月1日至6月30日", "2025年1月1日至2025年6月30日"),
    ("300元/人·月以上", "不少于300元/人·月"),
    ("300元/人*月左右", "约300元/人·月"),
    ("满意度由80%提高到90%以上", "不少于90%"),
    ("宣传和12345热线满意率≥95%", "不少于95%"),
]
REFUSED = [
    ("每3个企业服务2次", "JX208", (0, 3)),
    ("3场和" * 60, "JX215", (0, 180)),  # a clause of more words than any
    ("“甲”" * 100 + "5个", "JX215", (0, 302)),  # and of one more than it may have
    ("无障碍未改造≤3处", "JX205", (3, 4)),
    ("元；", "JX209", (0, 1)),
    ("≥；个", "JX209", (0, 3)),
    ("\x1c", "JX201", (0, 1)),
    ("¥3.5.5", "JX208", (1, 6)),  # a sum that is no number
    ("分别不少于7个", "JX215", (0, 7)),  # only one number to share out
    ("不少于4个每年培训", "JX215", (5, 9)),
    ("不少于48次每年", "JX215", (6, 8)),  # 每年 belongs before the number
    ("不低于5%增长", "JX215", (5, 7)),  # and so does what grows
    ("1900-1905学年", "JX215", (0, 11)),  # years, not a number of them
    ("2022-2023季度", "JX215", (0, 11)),
    ("5-10某某", "JX210", (4, 6)),
    ("5个（某）以上", "JX215", (0, 7)),
    ("30余", "JX211", (0, 3)),
    ("3月2日至3月1日", "JX213", (0, 9)),
    ("95%90%", "JX212", (0, 6)),
    ("提高5个百分点至85%", "JX212", (0, 11)),  # the change, and where it leads
    ("5次/10", "JX212", (0, 5)),  # 10 of what
    ("每≥", "JX206", (1, 2)),
    ("二低于", "JX206", (1, 3)),
    ("百万元", "JX209", (0, 3)),
    ('""', "JX201", (0, 2)),
    ("M.8", "JX208", (0, 3)),
    ("l00%以上", "JX208", (0, 3)),
    ("完成率年底100%", "JX215", (0, 9)),
    ("服务不少于60岁老人500人", "JX212", (5, 14)),
    ("每个5G基站不少于3个", "JX215", (0, 11)),
    ("完成100咖啡、合格率95%以上", "JX210", (5, 7)),  # no number of a list is lost
    ("完成100咖啡和茶、合格率95%以上", "JX210", (5, 7)),
    ("  个无5", "JX205", (3, 4)),
    ("5 「前", "JX210", (2, 4)),
    ("3不断加强", "JX210", (1, 5)),
    ("0廿", "JX208", (0, 2)),
    ("%2", "JX208", (0, 2)),
    ("9两", "JX212", (0, 2)),
    ("以下", "JX206", (0, 2)),
    ("不超过上年水平", "JX206", (0, 3)),
    ("不低于预算", "JX206", (0, 3)),  # money is a limit to what is spent, and no floor
    ("18周岁以下青少年覆盖率", "JX215", (0, 12)),  # who is counted, and not how many
    ("60岁以上老人", "JX215", (0, 7)),
    ("0-6岁儿童", "JX215", (0, 6)),
    ("20人以上（每3个月）", "JX215", (5, 11)),
    ("20人以上（每千人）", "JX215", (5, 10)),
    ("5万元±0.5", "JX215", (0, 7)),  # 元, or 万元
    ("未完成三", "JX205", (2, 3)),
    ("未转化5件", "JX205", (2, 3)),
    ("二零五年3月前", "JX214", (0, 6)),
    ("二〇二五五年3月前", "JX214", (0, 8)),
    ("一〇二五年底", "JX214", (0, 6)),
    ("5年底前", "JX215", (2, 4)),
    ("3年终", "JX215", (2, 3)),
    ("二二2件", "JX208", (0, 2)),
    ("加强宣传；三四5个", "JX208", (5, 7)),
    ("半5个", "JX208", (0, 1)),
    ("定量|元", "JX209", (3, 4)),
    ("5A", "JX210", (1, 2)),
    ("15555555555555±三分之二", "JX218", (0, 19)),
    ("分别二；±2件", "JX215", (0, 3)),
    ("三且≤", "JX215", (0, 3)),
    ("未下降一下降", "JX205", (0, 1)),
    ("5到10个2", "JX212", (0, 5)),
    ("5倍的增长", "JX215", (2, 5)),
    ("2番的增长", "JX215", (2, 5)),
    ("十万零五｜半", "JX212", (0, 6)),
    ("4不合格", "JX205", (1, 2)),
    ("90%|80%|70个|70个", "JX212", (0, 7)),
    ("90%|80%|70%|60%", "JX212", (0, 7)),  # 差 begins where 中 ends
    ("90%|90%|80%|80%", "JX212", (0, 7)),
    ("90%|70%|80%|80%", "JX212", (0, 7)),
    ("定量|2025年2月30日|%", "JX214", (3, 13)),  # the place in the text, not in its column
    ("≥|5个|%", "JX215", (5, 6)),
    ("由50人提高到90%以上", "JX212", (1, 10)),  # from where, in another unit
    ("增长年均50%", "JX215", (0, 7)),
    ("每个百强县3次", "JX215", (0, 7)),
    ("百分之九十五95%", "JX208", (0, 6)),
    ("≥90%\n扣分", "JX215", (4, 6)),
]
MENDED = [
    *[("-1O%", "-10%"), ("1O%", "10%"), ("-1.5.5%", None), ("Z.8%", None)],
    *[("280%", "≥80%"), ("2100%", "≥100%"), ("290$资金", "≥90%")],
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_what_is_read(text: str, shown: str) -> None:
    target = read(text, 2025)
    assert not isinstance(target, Unreadable)
    assert show(target) == shown
    assert read(shown, 2025) == target


@pytest.mark.parametrize(("text", "code", "span"), REFUSED, ids=ascii)
def test_what_is_refused(text: str, code: str, span: tuple[int, int]) -> None:
    problem = read(text, 2025)
    assert isinstance(problem, Unreadable)
    assert (problem.code, problem.span) == (code, span)


NAME = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午申酉戌亥"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{NAME}的第二年3月底前", NAME[:20]),
        (f"{NAME}自6月30日", NAME[:20]),
        (f"≥{NAME}三项制度", f"≥{NAME[:19]}"),
        (f"不得迟于{NAME}12月底前", f"不得迟于{NAME[:8]}"),
        (f"不少于3场；{NAME}分别三", NAME[:20]),
        ("3场和" * 60, "3场和3场和3场和3场和3场和3场和3场"),
    ],
)
def test_a_message_shows_the_beginning_of_what_is_long(text: str, shown: str) -> None:
    problem = read(text, 2025)
    assert isinstance(problem, Unreadable)
    assert problem.message.startswith(f"「{shown}」")


@pytest.mark.parametrize(("text", "suggestion"), MENDED)
def test_what_was_meant_keeps_its_minus(text: str, suggestion: str | None) -> None:
    problem = read(text)
    assert isinstance(problem, Unreadable)
    assert (problem.code, problem.suggestion) == ("JX208", suggestion)


def test_a_day_that_is_known_is_told_once() -> None:
    assert read("2025年12月底前") == Deadline(op="<=", date=datetime.date(2025, 12, 31))
    assert read("12月底前") == Deadline(op="<=", month=12, day=31)


SPACES = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Zs"]
INVISIBLE = [*"\t\v\f\r\x85\u2028\u2029", *"\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"]


@pytest.mark.parametrize("blank", SPACES + INVISIBLE, ids=ascii)
def test_whatever_leaves_a_gap_is_a_space(blank: str) -> None:
    assert read(f"不少于{blank}5{blank}个") == read("不少于5个")


def test_a_wide_sign_is_its_narrow_one_and_nothing_else_is() -> None:
    narrow = "".join(map(chr, range(0x21, 0x7F)))
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in narrow)
    assert fold(f"｟{wide}｠") == f"｟{narrow}｠".translate(str.maketrans("[]", "()"))


@pytest.mark.parametrize(("text", "shown"), [("3月", "3月31日前"), ("1-12月", "1月1日至12月31日")])
def test_a_year_that_is_unknown_is_not_shown(text: str, shown: str) -> None:
    target = read(text)
    assert show(target) == shown
    assert read(shown) == target


def test_the_longest_text_is_read() -> None:
    assert read("按" * 2000).kind == "qualitative"
    assert read("按" * 1996 + "≥75%").unit == "%"


@pytest.mark.parametrize("text", ["增长5-10%", "分别不少于7个、4个"])
def test_what_one_form_reads_as_several_has_to_hold_together(text: str) -> None:
    target = read(text)
    assert isinstance(target, All)
    assert (target.join, len(target.parts)) == ("and", 2)


@pytest.mark.parametrize("quotes", ["“”", "‘’", "《》", "「」", "『』", '""'])
def test_a_name_in_quotes_holds_no_quantity(quotes: str) -> None:
    assert [mention.span for mention in scan(f"举办{quotes[0]}百校5场{quotes[1]}活动3次")] == [(10, 12)]


def test_a_clause_without_an_end_is_scanned_in_parts() -> None:
    assert len(scan("3场和" * 120)) == 120


def test_places_are_those_of_the_text_whichever_line_they_are_on() -> None:
    text = "总体目标：\n培训3场\n服务企业20家"
    assert [text[slice(*mention.span)] for mention in scan(text)] == ["3场", "20家"]
    assert [text[slice(*mention.object_span)] for mention in scan(text)] == ["培训", "服务企业"]


def test_what_cannot_be_a_quantity_does_not_hold_the_scan_up() -> None:
    """Where a form is refused before it has taken a word, the scan goes on behind that word."""
    assert isinstance(scan("若干每3个企业服务2次，翻一番约±不足、每年分别为3、5，0每个半半半000"), tuple)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        *(("禁止超过5起", "止"), ("杜绝超过5起", "绝"), ("防止低于90%", "止"), ("严防超过5起", "防")),
        *(("遏制超过5%", "制"), ("同比不下降5%", "同比不下降5%")),
    ],
)
def test_a_prohibition_flips_no_bound(text, marked):
    problem = read(text)
    assert isinstance(problem, Unreadable)
    assert text[slice(*problem.span)] == marked


@pytest.mark.parametrize(
    "name",
    [
        *(
            "6岁儿童",
            "6周岁儿童",
            "3年巩固",
            "3个月存活",
            "7天回访",
            "7日办结",
            "24小时响应",
            "30分钟到达",
            "3工作日办结",
        ),
        *("5公里覆盖", "5米覆盖", "3级通过", "3类达标", "5星评定", "30度保持", "5℃保持"),
    ],
)
def test_a_number_in_the_name_of_a_rate_is_not_what_is_asked(name):
    assert show(read(f"{name}率≥95%")) == "不少于95%"


@pytest.mark.parametrize("text", ["同比不下降", "较上年不降低", "较上年没有下降", "较上年不再增长", "较上年防止下降"])
def test_no_change_is_neither_a_rise_nor_a_fall(text):
    assert read(text).kind == "qualitative"


@pytest.mark.parametrize(
    "text",
    [
        "未完成4个",
        "不合格4个",
        "计划4个",
        "预计4个",
        "拟建4个",
        "应完成4个",
        "上年4个",
        "取消4个",
        "未完成100%",
        "结余90万元",
    ],
)
def test_what_was_not_done_is_no_result(text):
    reading = read_actual(text)
    assert isinstance(reading, Unreadable)
    assert reading.suggestion is None


@pytest.mark.parametrize(("text", "value"), [("完成4个", 4), ("已完成计划4个", 4), ("4个", 4), ("实际完成96%", 96)])
def test_what_was_done_is_a_result(text, value):
    assert read_actual(text).value == value
