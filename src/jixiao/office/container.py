"""Is this file what it says, and safe to open? Asked before any library parses it.

An office file is a zip of XML parts. What can make a parser eat the machine is refused by looking at sizes first (file,
number of parts, declared and real size, ratio) and by an XML parser that stops at the first DOCTYPE, which no Word or Excel
file has: without a DOCTYPE there are no entities to expand.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from jixiao.catalogue import _
from jixiao.office.cells import Refusal

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024 * 1024
MAX_FILE = 50 * MEGABYTE
MAX_INFLATED = 128 * MEGABYTE
MAX_PART = 24 * MEGABYTE
"""The most a part that is held in memory as a tree may have; sheets are streamed and may be larger."""
MAX_PARTS = 4000
MAX_RATIO = 300
SMALL_PART = MEGABYTE // 2
"""Below this a high ratio is harmless: a short text repeated."""
_CHUNK = 256 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


class Opened(NamedTuple):
    """A container that may be parsed: ``docx`` or ``xlsx``, and the sizes of its parts."""

    kind: str
    sizes: dict[str, int]


def inspect(path: Path) -> Opened | Refusal:
    """Look at an office file without parsing it."""
    size = path.stat().st_size
    if size > MAX_FILE:
        return Refusal(
            _("文件有 {size} MB，超过 {limit} MB，不像一张绩效目标表，没有打开。").format(
                size=size // MEGABYTE, limit=MAX_FILE // MEGABYTE
            ),
            _("请删去图片等附件，只留表格，再导入。"),
        )
    with path.open("rb") as stream:
        start = stream.read(len(_OLE))
    if start == _OLE:
        return _old_format(path)
    if not start.startswith(b"PK"):
        return _other_format(path, start)
    try:
        with zipfile.ZipFile(path) as archive:
            return _inspect_archive(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, ValueError):
        return damaged()


def damaged() -> Refusal:
    """Say that a file cannot be read to its end."""
    return Refusal(
        _("文件不完整或已损坏，读不到结尾。"), _("请重新下载或复制一份；能用 Word 或 Excel 打开的，另存一次再导入。")
    )


def _inspect_archive(archive: zipfile.ZipFile) -> Opened | Refusal:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    kind = next((kind for name, kind in _MAIN_PARTS.items() if name in names), None)
    if any(part.flag_bits & 1 for part in parts):
        return _encrypted()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return Refusal(_("文件带宏，没有打开。"), _("请在 Word 或 Excel 里另存为不带宏的 .docx 或 .xlsx。"))
    if kind is None:
        return Refusal(_("这个压缩包不是 Word 或 Excel 文件。"), _("请导入 .docx、.xlsx 或文本文件（.txt）。"))
    too_large = _too_large(parts)
    if too_large is not None:
        return too_large
    return _scan_parts(archive, parts) or Opened(kind, {part.filename: part.file_size for part in parts})


def _too_large(parts: list[zipfile.ZipInfo]) -> Refusal | None:
    """Judge by what the container declares; that it declares the truth is checked while reading."""
    total = sum(part.file_size for part in parts)
    trees = [part for part in parts if part.filename.endswith((".xml", ".rels")) and not is_sheet(part.filename)]
    bombs = [
        part
        for part in parts
        if part.file_size > SMALL_PART and part.file_size > MAX_RATIO * max(part.compress_size, 1)
    ]
    if len(parts) <= MAX_PARTS and total <= MAX_INFLATED and all(p.file_size <= MAX_PART for p in trees) and not bombs:
        return None
    return Refusal(
        _("文件解压后异常大（{size} MB），可能是压缩炸弹，没有打开。").format(size=total // MEGABYTE),
        _("请在 Word 或 Excel 里把表格复制到一个新文件，再导入。"),
    )


def is_sheet(name: str) -> bool:
    """Tell whether a part is an Excel sheet, which is streamed."""
    return name.startswith("xl/worksheets/")


def _scan_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Refusal | None:
    """Inflate every part once, in pieces: zipfile stops at the declared size and checks the checksum at the end."""
    for part in parts:
        if not part.filename.endswith((".xml", ".rels", ".vml")):
            continue
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            with archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)  # noqa: FBT003 - expat takes the flag by position
                parser.Parse(b"", True)  # noqa: FBT003 - as above
        except _DoctypeError:
            return Refusal(
                _("文件里有 Word 和 Excel 不会写的 DOCTYPE 声明，可能是恶意文件，没有打开。"),
                _("请在 Word 或 Excel 里把表格复制到一个新文件，再导入。"),
            )
        except expat.ExpatError:
            return damaged()
    return None


class _DoctypeError(Exception):
    """A part declares a document type."""


def _refuse_doctype(*_declaration: object) -> None:
    raise _DoctypeError


def _encrypted() -> Refusal:
    return Refusal(_("文件有密码，打不开。"), _("请在 Word 或 Excel 里取消密码，另存后再导入。"))


def _old_format(path: Path) -> Refusal:
    """Tell an encrypted new file from an old one: both lie in the same kind of container (OLE)."""
    content = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _encrypted()
    if "WordDocument".encode("utf-16-le") in content:
        return save_as(".docx")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return save_as(".xlsx")
    return save_as(".xlsx" if path.suffix.lower() in {".xls", ".et"} else ".docx")


def _other_format(path: Path, start: bytes) -> Refusal:
    if start.startswith(b"%PDF"):
        return Refusal(
            _("这是 PDF，读不出表格。"),
            _("请找原来的 Word 或 Excel 文件；没有的话用 Word 打开 PDF，另存为 .docx 再导入。"),
        )
    if start.startswith(b"{\\rtf"):
        return save_as(".docx")
    if start.lstrip().startswith(b"<"):  # systems export HTML and call it .xls
        return save_as(".xlsx" if path.suffix.lower() in {".xls", ".xlsx", ".et"} else ".docx")
    return damaged()


def save_as(suffix: str) -> Refusal:
    """Ask for the same form in a format that can be read."""
    return Refusal(
        _("这种格式读不了。"), _("请在 Word、Excel 或 WPS 里打开，另存为 {suffix} 再导入。").format(suffix=suffix)
    )
