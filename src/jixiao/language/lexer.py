"""Folded text → tokens with their places. Longest word first; what no row names is text, so nothing is skipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from jixiao.language import dates, numerals, words
from jixiao.language.problems import LONG_NUMBER, NO_DATE, Refused
from jixiao.language.quantities import DIGITS, mended, read_number, read_unit, with_unit
from jixiao.language.tokens import Kind, Token
from jixiao.language.vocabulary import LONGEST, SIGN, SIGNS, WORDS, Word, longest_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.language.units import Units

_NUMERIC = frozenset({Kind.QUANTITY, Kind.DATE, Kind.NOTE, Kind.AFTER_DATE, Kind.AFTER})
_SKIPPED = frozenset(" |\n")
_AHEAD = re.compile(
    "[ |]*(?:[0-9¥±*xX×]|约|近|[百千万]分之|不少于|不低于|不超过|[≥≤><=≈]|-[0-9]|"
    "[零〇一二两三四五六七八九十半壹贰叁肆伍陆柒捌玖拾廿卅])"
)
_DATED = re.compile(r"年(?!均)|[月季日号]|(?:19|20)\d\d[-./~至到]|\d{8}", re.ASCII)
_CODE = re.compile(r"(?![pP][hH]\d)[A-Za-z]+(?:/[A-Za-z]+)?[-_. ]?\d[\dA-Za-z.]*(?:-\d[\dA-Za-z.]*)*", re.ASCII)
_WORD = re.compile("[A-Za-z]+")
_MASK = re.compile(r"[*×_□#?△]{2,}|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|(?<=[≥≤><=|])[ ]*[*×xX#?_]")
_ORDINAL = re.compile("第[ ]*(?:[0-9]+|[一二三四五六七八九十百]+)")
_QUOTES = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』", '"': '"'}
_TO = re.compile("-{1,9}|~{1,9}|至|到")
_VAGUE = frozenset(words.VAGUE.split())
_TIME_KINDS = frozenset({"时间", "月数", "工作日", "学期"})
_NUMBER_ENDS = frozenset({Kind.AFTER, Kind.HEDGE_AFTER, Kind.SEP, Kind.ALL, Kind.ANY})

_BETWEEN = {Kind.PLUSMINUS: Kind.BOUND}
"""What may stand between a word and its number: 上下浮动小于5%; else a verb, 最高补助5万元, 大约完成5万元, 各举办2场."""


class Lexer:
    """Cut one folded text into tokens."""

    def __init__(self, text: str, units: Units) -> None:
        self.text = text
        self.units = units
        self.tokens: list[Token] = []
        self.plain = -1  # where the text that no row names began, or -1
        self.dated = _DATED.search(text) is not None
        self.unclosed: set[str] = set()  # the closing quotes that the rest of the text does not have

    def run(self) -> list[Token]:
        """Return the tokens; raises ``Refused`` for numbers and dates that cannot be."""
        text, tokens = self.text, self.tokens
        at, size = 0, len(text)
        while at < size:
            character = text[at]
            if character in _SKIPPED:
                if character == "\n" and self._after_number():  # the lines of a cell are clauses, wrapped words are not
                    tokens.append(Token(Kind.SEP, at, at + 1))
                at += 1
                continue
            token = self._token(character, at)
            if token is not None and token.kind is not Kind.TEXT:
                if self.plain >= 0:
                    tokens.append(Token(Kind.TEXT, self.plain, at))
                    self.plain = -1
                tokens.append(token)
            elif self.plain < 0:
                self.plain = at
            at = at + 1 if token is None else token.end
        if self.plain >= 0:
            tokens.append(Token(Kind.TEXT, self.plain, size))
        return tokens

    def _token(self, character: str, at: int) -> Token | None:
        if self.dated and character in dates.STARTS and (date := self._date(at)):
            return date
        if character in DIGITS:
            return read_number(self.text, at, self.units)
        if character in LONGEST and (found := self._word(character, at)):
            return found
        chinese = character in numerals.STARTS or self.text.startswith("分之", at + 1)
        if chinese and (found := self._chinese(at)):
            return found
        special = _SPECIAL.get(character)
        if special is not None:
            return special(self, at)
        return self._letters(at) if character.isascii() and character.isalpha() else None

    def _after_number(self) -> bool:
        return self.plain < 0 and bool(self.tokens) and self.tokens[-1].kind in _NUMERIC

    def _word(self, character: str, at: int) -> Token | None:
        for size in range(min(LONGEST[character], len(self.text) - at), 0, -1):
            row = WORDS.get(self.text[at : at + size])
            while row is not None and not self._stands(row, at + size):
                row = row.other
            if row is not None:
                return Token(row.kind, at, at + size, row.value)
        return None

    def _stands(self, row: Word, end: int) -> bool:
        """Tell whether the conditions of a word hold here."""
        if row.ahead and not self._number_ahead(end, row.kind):
            return False
        if row.behind and not self._after_number():
            return False
        if row.kind is Kind.BEFORE_DATE:
            return self.dated and not self._after_number()
        return row.kind is not Kind.AFTER_DATE or self.tokens[-1].kind in (Kind.DATE, Kind.NOTE)

    def _number_ahead(self, at: int, kind: Kind) -> bool:
        if _AHEAD.match(self.text, at):
            return True
        word = longest_word(self.text, at)
        between = _BETWEEN.get(kind, Kind.VERB)
        return word is not None and word[1].kind is between and bool(_AHEAD.match(self.text, at + len(word[0])))

    def _date(self, at: int) -> Token | None:
        try:
            when = dates.read_when(self.text, at)
        except dates.NoSuchDay as error:
            raise Refused(NO_DATE, (at, error.end), word=self.text[at : error.end]) from None
        if when is None or (when.dotted and self.plain < 0 and self.tokens and self.tokens[-1].kind is Kind.BOUND):
            return None
        return Token(Kind.DATE, at, when.end, when)

    def _chinese(self, at: int) -> Token | None:
        text = self.text
        number = numerals.read_share(text, at) or numerals.read_chinese(text, at)
        end = number.end if number else numerals.chinese_end(text, at)
        if end - at > numerals.MAX_DIGITS:
            raise Refused(LONG_NUMBER, (at, end), limit=str(numerals.MAX_DIGITS))
        if number is None and text[at] == "半":
            number, end = numerals.Number(numerals.HALF, at + 1, chinese=True), at + 1
        begins = self.plain < 0 and (not self.tokens or self.tokens[-1].kind is Kind.SEP)
        if begins and text[end : end + 1] in DIGITS:  # 二95%, 二二2件
            return Token(Kind.BROKEN, at, end, words.SIGN_SLIPS.get(text[at:end]))
        if number is None:  # 三四个, 五六十人
            unit, behind = read_unit(text, end, self.units)
            return Token(Kind.VAGUE, at, behind) if unit and end > at + 1 else None
        token = with_unit(text, number, at, self.units)
        return token if token.value.unit or self._ends_number(number.end) else Token(Kind.TEXT, at, number.end)

    def _ends_number(self, at: int) -> bool:
        if self.text[at : at + 1] in ("", *" |(-~至到余多几来\n"):
            return True
        word = longest_word(self.text, at)
        return word is not None and word[1].kind in _NUMBER_ENDS

    def _letters(self, at: int) -> Token:
        code = _CODE.match(self.text, at)
        if code is None:
            word = cast("re.Match[str]", _WORD.match(self.text, at))  # only letters are sent here
            return self._mask(at) or Token(Kind.TEXT, at, word.end())
        broken = self.text[code.end() : code.end() + 1] in {"%", "万", "亿"} or code[0][1:2] == "."
        return Token(Kind.BROKEN if broken else Kind.TEXT, at, code.end(), mended(code[0]) if broken else None)

    def _mask(self, at: int) -> Token | None:
        found = _MASK.match(self.text, at)
        return Token(Kind.MASK, at, found.end()) if found else None

    def _sign(self, at: int) -> Token:
        found = cast("re.Match[str]", SIGN.match(self.text, at))  # the table below asks only where a sign stands
        sign = SIGNS.get(found[0].replace(" ", "").replace("|", ""))
        return Token(Kind.BOUND if sign else Kind.BROKEN, at, found.end(), sign)

    def _dash(self, at: int) -> Token | None:
        """Read the dash of a range, or the minus of a number."""
        end = cast("re.Match[str]", _TO.match(self.text, at)).end()  # the table below asks only where a dash stands
        last = self.tokens[-1] if self.tokens else None
        if last is not None and last.kind is Kind.QUANTITY and last.value.value < 0:
            end = at + 1  # -3--1: the second dash is a minus
        if self._after_number() and (_AHEAD.match(self.text, end) or dates.names_a_year(self.text, end)):
            return Token(Kind.TO, at, end)
        if self.text[at:end] == "-" and self.text[end : end + 1] in DIGITS:
            token = read_number(self.text, end, self.units, sign=-1)
            if token.kind is Kind.QUANTITY:
                return token._replace(start=at, value=token.value._replace(start=at))
            return token._replace(start=at, value=token.value and f"-{token.value}")
        return None

    def _plus(self, at: int) -> Token | None:
        return read_number(self.text, at + 1, self.units) if self.text[at + 1 : at + 2] in DIGITS else None

    def _money(self, at: int) -> Token | None:
        token = self._plus(at)
        if token is None or token.kind is not Kind.QUANTITY:
            return token
        return token._replace(start=at, value=token.value._replace(unit=token.value.unit or "元"))

    def _ordinal(self, at: int) -> Token | None:
        """Take 第1名 and 第三方 as plain text: they count nothing."""
        found = _ORDINAL.match(self.text, at)
        return (
            Token(Kind.TEXT, at, found.end() + len(self.units.match(self.text, found.end()) or "")) if found else None
        )

    def _rank(self, at: int) -> Token | None:
        token = self._plus(at)
        return Token(Kind.RANK, at, token.end) if token else None

    def _each(self, at: int) -> Token | None:
        """Read 每2年, 每3个月; 每个 alone takes the noun behind it as its scope."""
        text = self.text
        number = numerals.read_arabic(text, at + 1) or numerals.read_chinese(text, at + 1)
        if number is None:
            return Token(Kind.EACH, at, at + 2) if text.startswith("每个", at) else None
        name = self.units.match(text, number.end)
        if name is None or not self.units.kinds.get(self.units.names[name], frozenset()) & _TIME_KINDS:
            return None
        return Token(Kind.EACH, at, number.end + len(name), text[at + 1 : number.end + len(name)])

    def _vague(self, at: int) -> Token | None:
        """Read 余 and 多 behind a number, and 若干, 几, 数十 before a unit."""
        text = self.text
        if text[at] in words.VAGUE_AFTER and self._after_number() and self.tokens[-1].kind is Kind.QUANTITY:
            return Token(Kind.VAGUE, at, read_unit(text, at + 1, self.units)[1])
        for size in (2, 1):
            if text[at : at + size] in _VAGUE:
                unit, end = read_unit(text, at + size, self.units)
                return Token(Kind.VAGUE, at, end) if unit else None
        return None

    def _quoted(self, at: int) -> Token | None:
        quote = _QUOTES[self.text[at]]
        closing = -1 if quote in self.unclosed else self.text.find(quote, at + 1)
        if closing < 0:
            self.unclosed.add(quote)
            return None
        return Token(Kind.QUOTED, at, closing + 1)

    def _note(self, at: int) -> Token:
        depth = 0
        for place in range(at, len(self.text)):
            depth += {"(": 1, ")": -1}.get(self.text[place], 0)
            if depth == 0:
                return Token(Kind.NOTE, at, place + 1)
        return Token(Kind.NOTE, at, len(self.text))


_SPECIAL: dict[str, Callable[[Lexer, int], Token | None]] = {
    **dict.fromkeys("≥≤><=≮≯≠", Lexer._sign),  # noqa: SLF001 - the table belongs to the class
    **dict.fromkeys("-~至到", Lexer._dash),  # noqa: SLF001
    **dict.fromkeys("*×_□#?△", Lexer._mask),  # noqa: SLF001
    **dict.fromkeys(_QUOTES, Lexer._quoted),  # noqa: SLF001
    **dict.fromkeys(words.VAGUE_AFTER + "若数好上成百千十近", Lexer._vague),  # noqa: SLF001
    "(": Lexer._note,  # noqa: SLF001
    "+": Lexer._plus,  # noqa: SLF001
    "¥": Lexer._money,  # noqa: SLF001
    "第": Lexer._ordinal,  # noqa: SLF001
    "前": Lexer._rank,  # noqa: SLF001
    "每": Lexer._each,  # noqa: SLF001
}
