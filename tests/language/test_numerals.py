"""Chinese numbers, and numbers with scales."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.language import Amount, read
from jixiao.language.numerals import MAX_DIGITS, Number, chinese, read_arabic, read_chinese, read_share


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十亿", 3000000000),
        ("两", 2),
        ("两百", 200),
        ("一万二", 12000),
        ("一万两千", 12000),
        ("二十", 20),
        ("十", 10),
        ("十五", 15),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百二", 120),
        ("三千五", 3500),
        ("一万零五百", 10500),
        ("十万零五", 100005),
        ("廿", 20),
        ("卅", 30),
        ("壹佰贰拾", 120),
        ("〇", 0),
        ("零", 0),
        ("二〇二五", 2025),
        ("三点五", Decimal("3.5")),
        ("一亿零三百万", 103000000),
        ("一亿二", 120000000),
        ("一千万", 10000000),
        ("三万亿", 3000000000000),
        ("一二三四", 1234),
        ("二零五", 205),
        ("二〇五", 205),
        ("一百二十三点四五", Decimal("123.45")),
    ],
)
def test_chinese_number(text, value):
    assert chinese(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("三五", "二五", "十百", "百", "万", "一百二百", "三十五六", "一万万万", "一" * (MAX_DIGITS + 1)),
        *("一万一万", "一亿三亿", "一亿亿", "三五点五", "三二百", "一二三", "零五"),
    ],
)
def test_no_chinese_number(text):
    assert chinese(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5万", 15000),
        ("30亿", 3000000000),
        ("3千", 3000),
        ("10万亿", 10000000000000),
        ("1,200", 1200),
        ("12,345,678.9", Decimal("12345678.9")),
        ("1亿5000万", 150000000),
        ("10万5千", 105000),
        ("3万5000", 35000),
        ("5 百万", 5000000),
    ],
)
def test_arabic_number(text, value):
    number = read_arabic(text, 0)
    assert (number.value, number.end) == (value, len(text))


DIGITS = "零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖"


@pytest.mark.parametrize(
    ("digit", "value"), [(row[value], value) for row in DIGITS for value in range(10)] + [("两", 2)]
)
def test_every_digit(digit, value):
    assert chinese(digit) == value
    assert chinese(f"{digit}万") == value * 10_000


SCALES = dict(
    zip(
        ("十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"),
        range(1, 13),
        strict=True,
    )
)


@pytest.mark.parametrize(("scale", "power"), SCALES.items())
def test_every_scale(scale, power):
    assert read_arabic(f"3{scale}", 0) == Number(Decimal(3 * 10**power), len(scale) + 1, power=power)
    assert chinese(f"三{scale}") == 3 * 10**power


@pytest.mark.parametrize(("scale", "power"), [("拾", 1), ("佰", 2), ("仟", 3)])
def test_every_scale_of_a_cheque(scale, power):
    assert chinese(f"叁{scale}") == 3 * 10**power


def test_a_scale_that_is_the_beginning_of_a_unit_is_left_to_it():
    assert read_arabic("5千米", 0, scales=False) == Number(Decimal(5), 1, chinese=False)


@pytest.mark.parametrize("text", ["百家", "万人", "亿元", "家", "三五家"])
def test_a_manner_of_speaking_is_no_number(text):
    assert read_chinese(text, 0) is None


@pytest.mark.parametrize("text", ["3万5", "1万1亿", "1千2万", "个", "1万1万", "1亿10000万"])
def test_no_arabic_number(text):
    assert read_arabic(text, 0) is None


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("百分之十", 10, "%"),
        ("百分之九十五点五", Decimal("95.5"), "%"),
        ("百分之95", 95, "%"),
        ("百分之百", 100, "%"),
        ("千分之三", 3, "‰"),
        ("万分之五", Decimal("0.05"), "%"),
        ("四分之三", 75, "%"),
        ("三成", 30, "%"),
        ("8成", 80, "%"),
        ("九成五", 95, "%"),
        ("九成二", 92, "%"),
        ("三成半", 35, "%"),
        ("二万分之一", Decimal("0.005"), "%"),
        ("一半", 50, "%"),
        ("半数", 50, "%"),
    ],
)
def test_share(text, value, unit):
    number = read_share(text, 0)
    assert number == Number(Decimal(value), len(text), unit, chinese=True)


@pytest.mark.parametrize("text", ["百分之万", "十百分之一", "成效", "三成果", "二三分之一"])
def test_no_share(text):
    assert read_share(text, 0) is None


@pytest.mark.parametrize(
    ("text", "value", "power"), [("三十", 30, 0), ("三万", 30000, 4), ("三亿", 300000000, 8), ("一万二", 12000, 0)]
)
def test_a_chinese_number_names_its_scale(text, value, power):
    assert read_chinese(f"约{text}家", 1) == Number(Decimal(value), len(text) + 1, chinese=True, power=power)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("１２", 12, None), ("三十家", 30, "家"), ("半年", Decimal("0.5"), "年"), ("五千克", 5000, "克")],
)
def test_number_of_a_whole_text(text, value, unit):
    assert read(text) == Amount(op="==", value=value, unit=unit)


@pytest.mark.parametrize("text", ["十余家", "近百家", "数十家", "若干家", "几家", "几十家", "十几家"])
def test_vague_numbers_are_refused(text, compact):
    assert compact(read(text)) == f"!JX211 「{text}」没有确定的数，无法核对"


@pytest.mark.parametrize("digits", ["9", "一"])
def test_forty_digits_are_read_and_one_more_is_refused(digits, compact):
    assert read(digits * MAX_DIGITS).value == Decimal({"一": "1"}.get(digits, digits) * MAX_DIGITS)
    assert compact(read(digits * (MAX_DIGITS + 1))) == "!JX218 这个数超过 40 位，不是一个真实的数"


def test_a_minus_keeps_every_digit():
    assert read("-" + "9" * MAX_DIGITS).value == -(10**MAX_DIGITS) + 1
    assert read("±" + "9" * MAX_DIGITS).low == -(10**MAX_DIGITS) + 1
