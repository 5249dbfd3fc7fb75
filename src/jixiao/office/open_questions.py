"""What an imported table leaves to a person: values that cannot be read, and milestones that wait as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jixiao.documents.load import load
from jixiao.documents.loader import read_text
from jixiao.documents.models import Targets
from jixiao.documents.models.lint_config import LintSettings
from jixiao.lint import review_table
from jixiao.office.promises import promises
from jixiao.rule_selection import UNREADABLE, select
from jixiao.rules.base import Addition
from jixiao.table import read_table

if TYPE_CHECKING:
    from jixiao.language import Language
    from jixiao.lint import Told
    from jixiao.office.content import Content


class Unread(NamedTuple):
    """A value that cannot be read: whose it is, its line in the new file, why, and the reading to write beside it, if known."""

    id: str
    line: int
    message: str
    reading: str | None


class OpenQuestions(NamedTuple):
    """What has to be looked at before the table is used; ``waiting`` counts the milestones that are comments yet."""

    unread: tuple[Unread, ...]
    waiting: int


def open_questions(content: Content, text: str, language: Language) -> OpenQuestions:
    """Read the text that was made of a form as ``lint`` would."""
    waiting = sum(len(promises(plan)) for _quarter, plan in content.plan)
    table = read_table(load(Targets, read_text(text, "")), language)
    if table is None:
        return OpenQuestions((), waiting)
    settings = LintSettings()
    told = review_table(table, select(settings, (UNREADABLE,), ()), settings, language)
    return OpenQuestions(tuple(map(_unread, told)), waiting)


def _unread(told: Told) -> Unread:
    finding = told.finding
    changes = told.fix.changes if told.fix else ()
    reading = next((change.value for change in changes if isinstance(change, Addition)), None)
    line = finding.location.line if finding.location else 1
    return Unread(finding.subject or "", line, finding.message, reading)
