"""Bring the English message catalogue up to date with the source: ``python scripts/update_catalogue.py``.

Messages stand in the order of the source files, with the file that uses them and no line numbers, so that a diff shows
what changed and nothing else. Translations are kept, new messages get an empty one, unused messages go. What still wants
English is printed, and the exit code is 1 while there is any.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "jixiao"
PO = SOURCE / "locales" / "en" / "LC_MESSAGES" / "jixiao.po"

HEADER = r"""# English messages of jixiao. Written by scripts/update_catalogue.py: change only the msgstr lines by hand.
msgid ""
msgstr ""
"Project-Id-Version: jixiao\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def used() -> dict[str, list[str]]:
    """Return every marked message with the files that use it, in the order a reader of the source meets them."""
    found: dict[str, list[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for _line, message, _comments, _context in extract_from_file("python", path, {"_": None, "N_": None}):
            if isinstance(message, str) and name not in (files := found.setdefault(message, [])):
                files.append(name)
    return found


def update() -> list[str]:
    """Rewrite the catalogue and return the messages without English."""
    with PO.open("rb") as stream:
        old = read_po(stream)
    new = Catalog()
    for message, files in used().items():
        known = old.get(message)
        new.add(message, known.string if known else "", locations=[(name, 0) for name in files])
    with PO.open("wb") as stream:
        stream.write(HEADER.encode())
        write_po(stream, new, width=0, omit_header=True, include_lineno=False)
    return [str(message.id) for message in new if message.id and not message.string]


if __name__ == "__main__":
    missing = update()
    sys.stdout.writelines(f"{message}\n" for message in missing)
    sys.exit(1 if missing else 0)
