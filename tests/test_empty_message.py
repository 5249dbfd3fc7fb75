"""An option without a help text shows none: gettext would answer an empty message with the head of its catalogue."""

from __future__ import annotations

from jixiao import catalogue


def test_an_empty_message_stays_empty() -> None:
    catalogue.use("en")
    assert catalogue._("") == ""
