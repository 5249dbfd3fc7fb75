"""ruamel.yaml's pure parser, held to the grammar of its C parser where the two differ.

The C parser is the measure, because it is the one nearly every machine has. It is libyaml of YAML 1.1: a colon inside an
unquoted text is refused between brackets, a tab may stand between two tokens, half a surrogate pair is no character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.parser import Parser
from ruamel.yaml.scanner import Scanner, ScannerError
from ruamel.yaml.tokens import ValueToken

if TYPE_CHECKING:
    from collections.abc import Iterator


def parse(text: str) -> Iterator[Any]:
    """Yield the events of a text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)
    yaml.Scanner, yaml.Parser = _Scanner, _Parser
    return iter(yaml.parse(text))


class _Scanner(Scanner):
    last: Any = None
    """The token that was taken last."""

    def get_token(self) -> Any:
        self.last = super().get_token()
        return self.last

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while not self.allow_simple_key and self.reader.peek() == "\t":
            while self.reader.peek() in " \t":
                self.reader.forward()
            super().scan_to_next_token()

    def scan_plain(self) -> Any:
        start = self.reader.get_mark()
        token = super().scan_plain()
        if self.flow_level and ":" in token.value:
            place = self.reader.get_mark()
            raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", place)
        return token

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        blanks = self.reader.prefix(length)
        if "\t" in blanks:
            self.reader.forward(length)
            if self.reader.peek() not in "\r\n":
                return [blanks]
        return super().scan_plain_spaces(indent, start_mark)

    def scan_flow_scalar(self, style: Any) -> Any:
        start = self.reader.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode()
        except (ValueError, OverflowError) as error:  # no character has this number, or half a surrogate pair
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start, problem, self.reader.get_mark()) from error
        return token


class _Parser(Parser):
    def process_empty_scalar(self, mark: Any, comment: Any = None) -> Any:
        """A value that is not there stands right behind its colon, not at the next word."""
        last = self.scanner.last
        return super().process_empty_scalar(last.end_mark if isinstance(last, ValueToken) else mark, comment)
