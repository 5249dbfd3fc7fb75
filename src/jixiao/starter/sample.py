"""The sample that ``init`` lays into a repository without a table: which of its files are still there, and how to be rid of them."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from jixiao.starter import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.starter import Part

_YEAR = re.compile(r"20\d\d")
_NAMES_SAMPLE = re.compile(rb"^targets:[ \t]*[\"']?targets/sample-20\d\d\.yaml\b", re.MULTILINE)


class SampleFile(NamedTuple):
    """A file of the sample; ``untouched`` tells that it is byte for byte as it was laid down."""

    file: Path
    untouched: bool


def sample_files(folder: Path) -> tuple[SampleFile, ...]:
    """Find what is left of the sample, of whatever year. A file of actuals is one of it while it names the sample's table."""
    return tuple(sample for part in SAMPLE for sample in _left_of(folder, part))


def _left_of(folder: Path, part: Part) -> Iterator[SampleFile]:
    text = files("jixiao.starter").joinpath(part.source).read_text(encoding="utf-8")
    for file in sorted(folder.glob(part.path.replace("@year@", "20[0-9][0-9]"))):
        if file.is_symlink() or not file.is_file():
            continue
        content = file.read_bytes()
        found = _NAMES_SAMPLE.search(content) if "@year@" not in part.path else None
        year = _YEAR.search(found[0].decode() if found else file.name)
        if year is None:
            continue
        yield SampleFile(file, content == text.replace("@year@", year[0]).encode())
