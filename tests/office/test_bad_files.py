"""What is no form, or not safe to open: one clear sentence each, exit code 2, and nothing written."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from jixiao.__main__ import run
from jixiao.office import container

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = b'<?xml version="1.0" encoding="UTF-8"?>'
DOCUMENT = HEAD + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


def archive(**parts: bytes) -> bytes:
    """Zip parts; ``word__document_xml`` is word/document.xml."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def encrypted_part() -> bytes:
    """A zip whose part is marked as encrypted, in both of its headers."""
    content = bytearray(archive(word__document_xml=DOCUMENT))
    content[content.index(b"PK\x03\x04") + 6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


ENTITIES = (
    HEAD
    + b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    + b"<x>&c;</x>"
)
SAVE_DOCX, SAVE_XLSX = ("另存为 .docx 再导入", "另存为 .xlsx 再导入")
CASES = {
    "password.docx": (OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"), "文件有密码"),
    "old.doc": (OLE + b"\0" * 64 + "WordDocument".encode("utf-16-le"), SAVE_DOCX),
    "renamed.docx": (OLE + b"\0" * 64 + "WordDocument".encode("utf-16-le"), SAVE_DOCX),
    "old.xls": (OLE + b"\0" * 64 + "Workbook".encode("utf-16-le"), SAVE_XLSX),
    "kingsoft.wps": (OLE + b"\0" * 64, SAVE_DOCX),
    "kingsoft.et": (OLE + b"\0" * 64, SAVE_XLSX),
    "scan.pdf": (b"%PDF-1.7\n", "这是 PDF"),
    "rich.rtf": (b"{\\rtf1 }", SAVE_DOCX),
    "export.xls": (b"<html><table></table></html>", SAVE_XLSX),
    "table.ods": (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), SAVE_XLSX),
    "macro.docm": (b"", "文件带宏"),
    "macro.xlsm": (b"", "文件带宏"),
    "macro.docx": (archive(word__document_xml=DOCUMENT, word__vbaProject_bin=b"x"), "文件带宏"),
    "encrypted.docx": (encrypted_part(), "文件有密码"),
    "entities.docx": (archive(word__document_xml=ENTITIES), "DOCTYPE"),
    "entities.xlsx": (archive(xl__workbook_xml=HEAD + b"<workbook/>", xl__sharedStrings_xml=ENTITIES), "DOCTYPE"),
    "utf16.docx": (
        archive(word__document_xml=ENTITIES.replace(b"UTF-8", b"UTF-16").decode().encode("utf-16")),
        "DOCTYPE",
    ),
    "bomb.docx": (
        archive(word__document_xml=DOCUMENT, word__media__image_xml=b"<x>" + b" " * 30_000_000 + b"</x>"),
        "异常大",
    ),
    "broken.docx": (archive(word__document_xml=b"<w:document"), "已损坏"),
    "empty.docx": (b"", "已损坏"),
    "hollow.docx": (archive(word__document_xml=DOCUMENT), "已损坏"),
    "hollow.xlsx": (archive(xl__workbook_xml=HEAD + b"<workbook/>"), "已损坏"),
    "other.docx": (archive(readme_txt=b"x"), "不是 Word 或 Excel 文件"),
    "binary.txt": (b"\x00\x01\x02\xff", "读不出文字"),
    "prose.txt": ("附件2\n只有文字，没有表。".encode(), "没有找到绩效指标表"),
    "gbk.txt": ("只有文字，没有表。".encode("gbk"), "没有找到绩效指标表"),
    "blank.txt": (b"", "没有找到绩效指标表"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_sentence_and_exit_code_2(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, expected = CASES[name]
    file = tmp_path / name
    file.write_bytes(content)
    assert run(["import", str(file), "-o", str(tmp_path / "out.yaml")]) == 2
    told = capsys.readouterr()
    assert expected in told.err
    assert len(told.err.splitlines()) == 1
    assert told.out == ""
    assert not (tmp_path / "out.yaml").exists()


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "huge.docx"
    with file.open("wb") as stream:
        stream.truncate(500 * 1024 * 1024)
    tracemalloc.start()
    assert run(["import", str(file)]) == 2
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "文件有 500 MB，超过 50 MB" in capsys.readouterr().err
    assert peak < 50_000_000


def test_a_truncated_file_is_damaged(official: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cut.docx"
    content = official.read_bytes()
    for length in (100, len(content) // 2, len(content) - 10):
        file.write_bytes(content[:length])
        assert run(["import", str(file)]) == 2
        assert "不完整或已损坏" in capsys.readouterr().err


def test_a_container_that_lies_about_sizes_is_damaged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The declared size is small, the real one is not: reading stops at the declared size and the checksum is wrong."""
    content = bytearray(archive(word__document_xml=b"<x>" + b" " * 5_000_000 + b"</x>"))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.index(signature) + offset
        content[place : place + 4] = (1000).to_bytes(4, "little")
    file = tmp_path / "lie.docx"
    file.write_bytes(content)
    assert run(["import", str(file)]) == 2
    assert "不完整或已损坏" in capsys.readouterr().err


def test_many_parts_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "many.docx"
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("word/document.xml", DOCUMENT)
        for number in range(container.MAX_PARTS):
            zipped.writestr(f"word/{number}.xml", "<x/>")
    assert run(["import", str(file)]) == 2
    assert "异常大" in capsys.readouterr().err


def test_a_huge_sheet_costs_no_more_than_its_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("流水")
    for number in range(20_000):
        sheet.append([number, "支付"])
    file = tmp_path / "long.xlsx"
    book.save(file)
    assert run(["import", str(file)]) == 2
    told = capsys.readouterr().err
    assert "没有找到绩效指标表" in told
    assert "超过 5000 行" in told


def test_a_missing_file_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(tmp_path / "无.docx")]) == 2
    assert "找不到" in capsys.readouterr().err
