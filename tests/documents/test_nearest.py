"""What was probably meant by an id, a name or a key that is not known."""

import pytest

from jixiao.documents.nearest import nearest

IDS = ["SL01", "SL02", "SL09", "SL12", "SL18", "ZL01", "J2-01", "知识产权培训"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SL2", "SL02"),
        ("SL1", "SL01"),
        ("SL002", "SL02"),
        ("sl02", "SL02"),
        ("ＳＬ０２", "SL02"),
        ("SI02", "SL02"),
        ("S L02", "SL02"),
        ("SL99", None),
        ("SL3", None),
        ("J2-1", "J2-01"),
        ("产权培训", "知识产权培训"),
        ("", None),
    ],
)
def test_the_word_that_was_meant(written, meant):
    assert nearest(written, IDS) == meant
