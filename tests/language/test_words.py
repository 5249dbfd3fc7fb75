"""Every word of every row means its row, bare and behind other words, and no negation turns a meaning round."""

from __future__ import annotations

import pytest

from jixiao.language import Amount, Growth, Range, Unreadable, read
from jixiao.language import words as w
from jixiao.language.time_words import PERIODS
from jixiao.language.tokens import Kind
from jixiao.language.vocabulary import WORDS

BEFORE = [(word, row.op) for row in w.BOUNDS for word in (*row.signs.split(), *row.before.split())]
FORBIDDEN = [(prefix + word, op) for prefix in w.FORBIDDING for row, op in w.STRICT for word in row.split()]
AFTER = [(word, row.op) for row in w.BOUNDS for word in row.after.split()]
REACHING = [(word, row.op) for row in w.BOUNDS for word in row.reaching.split()]
PREFIXES = ["", "力争", "每次", "完成", "开展培训", "验收合格率", "应", "2025年"]
NEGATIONS = [
    "不",
    "未",
    "没有",
    "没",
    "无",
    "非",
    "勿",
    "莫",
    "别",
    "难以",
    "并非",
    "不要",
    "无法",
    "从不",
    "绝不",
    "尚未",
]

MEANT = (
    "不抵于5个→不低于5个 不氐于5个→不低于5个 不底于5个→不低于5个 不低干5个→不低于5个 不适于5个→不少于5个 不少予5个→不少于5个 "
    "不多与5个→不多于5个 不高干5个→不高于5个 不大与5个→不大于5个 不小子5个→不小于5个 至小5个→至少5个 控制再5%→控制在5% "
    "5个以土→5个以上 5个巳上→5个以上 5%一下→5%以下 5天已内→5天以内 "
    "工95%→≥95% Z95%→≥95% z95%→≥95% N95%→≥95% ∑95%→≥95% 之95%→≥95% 乏95%→≥95% 三95%→≥95% 二95%→=95% 三三95%→=95%"
)
"""What is typed or scanned, and what is to be written instead."""


@pytest.mark.parametrize(("word", "op"), BEFORE + FORBIDDEN + REACHING)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_bound_before_the_number_means_its_row(word, op, prefix):
    scope = "次" if prefix == "每次" else None
    assert read(f"{prefix}{word}50人") == Amount(op=op, value=50, unit="人", scope=scope)


@pytest.mark.parametrize(("word", "op"), AFTER)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_bound_behind_the_number_means_its_row(word, op, prefix):
    scope = "次" if prefix == "每次" else None
    assert read(f"{prefix}50人{word}") == Amount(op=op, value=50, unit="人", scope=scope)


@pytest.mark.parametrize(("word", "op"), REACHING)
def test_a_reaching_verb_yields_to_a_bound_behind_the_number(word, op):
    assert read(f"{word}50%以上").op == ">="
    assert read(f"{word}50%左右").op == "~"
    assert op in (">=", "<=")


@pytest.mark.parametrize("hedge", w.HEDGES_BEFORE.split())
def test_a_hedge_before_the_number(hedge):
    assert read(f"{hedge}50家") == Amount(op="~", value=50, unit="家")


@pytest.mark.parametrize("hedge", w.HEDGES_AFTER.split())
def test_a_hedge_behind_the_number(hedge):
    assert read(f"50家{hedge}") == Amount(op="~", value=50, unit="家")


@pytest.mark.parametrize(("word", "op"), BEFORE + FORBIDDEN)
@pytest.mark.parametrize("negation", NEGATIONS)
def test_no_negation_before_a_bound_inverts_it(word, op, negation):
    """Refused, or a word of its own that the table has (不超过 is no negated 超过)."""
    reading = read(f"{negation}{word}50人")
    own = dict(BEFORE + FORBIDDEN)
    whole = next((negation[place:] + word for place in range(len(negation)) if negation[place:] + word in own), None)
    if whole is None:
        assert isinstance(reading, Unreadable), op
    else:
        assert isinstance(reading, Unreadable) or reading.op == own[whole]


@pytest.mark.parametrize(("word", "op"), AFTER)
@pytest.mark.parametrize("negation", ["不", "未", "没", "非", "不是", "并未", "没有", "未能", "难以"])
def test_no_negation_before_the_number_is_ignored(word, op, negation):
    assert isinstance(read(f"{negation}50人{word}"), Unreadable), op


@pytest.mark.parametrize("tail", ["不达标", "未完成", "的不合格", "无效", "项目未完成验收", "以上不达标"])
def test_no_negation_behind_the_number_is_ignored(tail):
    assert read(f"50个{tail}").code == "JX205"


@pytest.mark.parametrize("word", w.NOT_NEGATING.split())
def test_a_word_with_a_harmless_negation_is_a_label(word):
    assert read(f"{word}数量≥5") == Amount(op=">=", value=5, unit=None)


@pytest.mark.parametrize(("direction", "word"), [(d, word) for d, row in w.GROWTHS for word in row.split()])
def test_a_change_means_its_direction(direction, word):
    assert read(f"较上年{word}10%以上") == Growth(op=">=", value=10, unit="%", base="上年", direction=direction)
    assert read(f"{word}不低于5%") == Growth(op=">=", value=5, unit="%", base=None, direction=direction)


@pytest.mark.parametrize(("word", "rate"), w.DOUBLINGS.items())
def test_doubling(word, rate):
    assert read(word) == Growth(op=">=", value=rate, unit="%", base=None, direction="up")


@pytest.mark.parametrize(("base", "word"), [(base, word) for base, row in w.BASES.items() for word in row.split()])
def test_a_base_means_its_row(base, word):
    assert read(f"{word}增长10%") == Growth(op=">=", value=10, unit="%", base=base, direction="up")


@pytest.mark.parametrize("scope", w.EACH.split())
def test_every_scope(scope):
    assert read(f"每{scope}不少于50元") == Amount(op=">=", value=50, unit="元", scope=scope.removeprefix("个"))


@pytest.mark.parametrize(("word", "scope"), w.PER_HEAD.items())
def test_per_head(word, scope):
    assert read(f"{word}≥500元") == read(f"每{scope}≥500元") == Amount(op=">=", value=500, unit="元", scope=scope)


@pytest.mark.parametrize(
    "scope", ["年", "年度", "季", "季度", "月", "月度", "半年", "旬", "周", "星期", "日", "天", "学期", "学年"]
)
def test_a_stretch_of_time_holds_for_what_follows(scope):
    target = read(f"每{scope}演出≥25场；辅导≥3次")
    assert [part.scope for part in target.parts] == [scope, scope]
    assert read(f"每个{scope}≥25场").scope == scope


@pytest.mark.parametrize(("word", "every"), PERIODS.items())
def test_what_every_stretch_of_time_has_to_reach_is_not_lost(word, every):
    assert read(f"检查{word}1次").suggestion == f"检查{every}1次"
    assert read(f"检查{every}1次").scope == every.removeprefix("每")


@pytest.mark.parametrize("verb", [verb for verb in w.VERBS.split() if verb not in w.EACH_OF_THEM])
def test_a_verb_carries_no_meaning_of_its_own(verb):
    assert read(f"{verb}5个") == Amount(op="==", value=5, unit="个")
    assert read(f"{verb}三个") == Amount(op="==", value=3, unit="个")
    assert read(f"{verb}不少于5个") == Amount(op=">=", value=5, unit="个")


@pytest.mark.parametrize(("word", "scope"), w.EACH_OF_THEM.items())
def test_each_of_them(word, scope):
    assert read(f"男女{word}不少于5个") == Amount(op=">=", value=5, unit="个", scope=scope)
    assert read(f"{word}举办5场") == Amount(op="==", value=5, unit="场", scope=scope)
    assert read(f"{word}县区培训5场") == Amount(op="==", value=5, unit="场")


@pytest.mark.parametrize("word", w.BANDS.split())
def test_a_band_reaches_to_both_sides(word):
    target = Range(low=-5, high=5, unit="%")
    assert read(f"价格{word}5%") == target
    assert read(f"{word}不超过5%") == target
    assert read(f"{word}5%以内") == target


@pytest.mark.parametrize("word", w.PENALTIES.split())
def test_what_is_punished_is_not_what_is_asked_for(word):
    assert read(f"低于90%{word}") == Amount(op=">=", value=90, unit="%")
    assert read(f"超过5%的，{word}") == Amount(op="<=", value=5, unit="%")
    assert isinstance(read(f"5%以下{word}"), Unreadable)


@pytest.mark.parametrize("word", sorted(w.ASPIRING))
def test_what_is_hoped_for_is_not_asked_for(word):
    assert read(f"90%以上，{word}95%") == Amount(op=">=", value=90, unit="%")
    assert read(f"培训90人，{word}就业50人").kind == "all"


@pytest.mark.parametrize("word", sorted(w.INCLUSIVE))
def test_a_bracket_makes_a_bound_inclusive(word):
    assert read(f"超过5个（{word}）") == Amount(op=">=", value=5, unit="个")
    assert read(f"少于（{word}）5个") == Amount(op="<=", value=5, unit="个")


@pytest.mark.parametrize("word", sorted(w.EXCLUSIVE))
def test_a_bracket_makes_a_bound_exclusive(word):
    assert read(f"5个以上（{word}）") == Amount(op=">", value=5, unit="个")
    assert read(f"5个（{word}）以内") == Amount(op="<", value=5, unit="个")


@pytest.mark.parametrize(("wrong", "right"), w.SLIPS.items())
def test_a_slip_is_named_and_not_guessed(wrong, right, compact):
    assert compact(read(f"{wrong}5个")) == f"!JX203 「{wrong}」不成词，疑为「{right}」之误 → {right}5个"


@pytest.mark.parametrize(("wrong", "right"), w.AFTER_SLIPS.items())
def test_a_slip_behind_the_number_is_named(wrong, right, compact):
    assert compact(read(f"5个{wrong}")) == f"!JX203 「{wrong}」不成词，疑为「{right}」之误 → 5个{right}"


@pytest.mark.parametrize(("wrong", "word"), [(wrong, word) for wrong, word in WORDS.items() if word.kind is Kind.SLIP])
def test_a_slip_is_taken_for_a_bound(wrong, word):
    assert wrong not in dict(BEFORE + REACHING + AFTER)
    assert word.value in dict(AFTER if word.behind else BEFORE + REACHING)


@pytest.mark.parametrize(("text", "meant"), [pair.split("→") for pair in MEANT.split()])
def test_what_was_meant_can_be_read(text, meant):
    assert read(text).suggestion == meant


@pytest.mark.parametrize("word", w.NOT_BEHIND.split())
def test_a_number_is_another_with_such_a_word_behind_it(word):
    assert isinstance(read(f"5升{word}"), Unreadable)


@pytest.mark.parametrize("word", w.PLAIN.split())
def test_a_plain_word_is_qualitative(word, compact):
    assert compact(read(word)) == f"“{word}”"


@pytest.mark.parametrize("word", sorted(w.NO_VALUES))
def test_what_programs_write_for_no_number(word):
    assert read(word).code == "JX217"
    assert read(word.upper()).code == "JX217"


@pytest.mark.parametrize("limit", w.LIMITS.split())
def test_a_limit_without_a_number_is_for_a_person(limit):
    assert read(f"不超过{limit}").kind == "qualitative"
    assert read(f"控制在{limit}以内").kind == "qualitative"


@pytest.mark.parametrize("grade", w.GRADES.split())
def test_a_grade_without_a_number_is_for_a_person(grade):
    assert read(grade).kind == "qualitative"
    assert read(f"不低于{grade}").kind == "qualitative"
    assert read(f"{grade}以上").kind == "qualitative"


def test_no_word_stands_in_two_rows_of_bounds():
    for words_ in ([word for word, _ in BEFORE + REACHING], [word for word, _ in AFTER]):
        assert sorted(words_) == sorted(set(words_))
    before = dict(BEFORE + REACHING)
    assert [word for word, op in AFTER if before.get(word, op) != op] == []
