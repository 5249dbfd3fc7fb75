"""``evidence --pin``: write the checksum of every named file beside its name, so that a later change of it is noticed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.catalogue import _
from jixiao.documents.edits import Edit, Editor, apply
from jixiao.documents.load import Loaded, load, shown_path
from jixiao.documents.loader import read_bytes, read_text
from jixiao.documents.models import Actuals
from jixiao.documents.write import update_file
from jixiao.evidence import checksum
from jixiao.findings import Finding, Severity
from jixiao.record import repository_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.documents.models import Evidence
    from jixiao.findings import Route
    from jixiao.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Pinned:
    """How many checksums were written into a file, and what stood in the way."""

    path: str
    count: int = 0
    findings: tuple[Finding, ...] = ()


def pin_file(workspace: Workspace, file: Path) -> Pinned:
    """Write the checksums that are missing or no longer true; files that are not there are left alone."""
    shown = shown_path(file)
    result = Pinned(shown)

    def change(content: bytes) -> bytes | None:
        nonlocal result
        actuals = load(Actuals, read_bytes(content, shown))
        if actuals.model is None:
            result = Pinned(shown, findings=actuals.findings)
            return None
        edits = [_edit(Editor(actuals.document), *pin) for pin in _pins(actuals, actuals.model, file)]
        text = apply(actuals.document.text, (one for several in edits for one in several))
        again = load(Actuals, read_text(text, shown)).model
        if again is None or _without_pins(again) != _without_pins(actuals.model):
            message = _("佐证材料在文件里的写法比较特殊，没法自动写入校验值。")
            remedy = _("请手工写成 evidence: [{path: 文件, sha256: 校验值}]。")
            result = Pinned(shown, findings=(Finding("JX404", Severity.ERROR, message, remedy),))
            return None
        result = Pinned(shown, len(edits))
        return (codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b"") + text.encode() if edits else None

    refused = update_file(file, repository_of(workspace, file), change)
    return result if refused is None else Pinned(shown, findings=(refused,))


def _without_pins(actuals: Actuals) -> Actuals:
    records = {
        name: record.with_fields(
            entries=tuple(
                entry.with_fields(evidence=tuple(evidence.with_fields(sha256=None) for evidence in entry.evidence))
                for entry in record.entries
            )
        )
        for name, record in actuals.actuals.items()
    }
    return actuals.with_fields(actuals=records)


def _pins(actuals: Loaded[Actuals], model: Actuals, file: Path) -> Iterator[tuple[Route, Any, str]]:
    """Go through the evidence whose checksum has to be written: its route, what stands there, and the checksum."""
    for key, record in model.actuals.items():
        written = actuals.document.data["actuals"][key]
        for number, entry in enumerate(record.entries):
            route: Route = ("actuals", key) if record.is_total else ("actuals", key, number)
            named = (written if record.is_total else written[number])["evidence"] if entry.evidence else None
            for position, evidence in enumerate(entry.evidence):
                pin = _needed(evidence, file)
                if pin is not None and isinstance(named, list):
                    yield (*route, "evidence", position), named[position], pin
                elif pin is not None:
                    yield (*route, "evidence"), named, pin


def _needed(evidence: Evidence, file: Path) -> str | None:
    found = checksum(evidence, file)
    return found if found != (evidence.sha256 or "").lower() else None


def _edit(editor: Editor, route: Route, written: Any, pin: str) -> list[Edit]:
    if isinstance(written, dict):
        return editor.update(route, {"sha256": pin})
    return editor.replace(route, {"path": written, "sha256": pin})
