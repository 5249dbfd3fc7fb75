"""Diagnostics: the very findings of ``check`` and ``lint``, while a person types.

What a file of actuals shows about its table is told in the table, where it stands, open or not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from jixiao.catalogue import _
from jixiao.findings import Finding, Severity
from jixiao.renderers.plain_text import visible

if TYPE_CHECKING:
    from jixiao.editor.run import Run
    from jixiao.editor.server import EditorServer

SOURCE = "jixiao"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_BEGINNING = types.Range(types.Position(0, 0), types.Position(0, 0))


def register(server: EditorServer) -> None:
    """Publish after every change; a file that has nothing wrong any more is told so."""
    told: dict[Path, str] = {}
    """The files with something wrong, under the names the editor heard."""

    def publish() -> None:
        found = findings_by_file(server.run)
        silent = {path: uri for path, uri in told.items() if path not in found}
        for path, uri in {**silent, **{path: server.uri(path) for path in found}}.items():
            file = server.run.files.get(path)
            diagnostics = [diagnostic(server, path, finding) for finding in found.get(path, ())]
            version = file.version if file else None
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))
        told.clear()
        told.update({path: server.uri(path) for path, findings in found.items() if findings})

    server.after_a_change.append(publish)


def findings_by_file(run: Run) -> dict[Path, tuple[Finding, ...]]:
    """Return the findings of all open files by the file they stand in; each is told once, whoever found it."""
    found: dict[Path, dict[object, Finding]] = {}
    for path in run.files:
        if run.kind(path) is None:
            continue
        found.setdefault(path, {})
        for finding in run.findings(path):
            place = Path(finding.location.path).resolve() if finding.location else path
            found.setdefault(place, {}).setdefault((finding.code, finding.message, finding.location), finding)
    return {path: tuple(findings.values()) for path, findings in found.items()}


def diagnostic(server: EditorServer, path: Path, finding: Finding) -> types.Diagnostic:
    """Write one finding in the words of the protocol: the sentence, and what to do about it."""
    lines = [visible(finding.message)]
    if finding.help:
        lines.append(_("帮助：{help}").format(help=visible(finding.help)))
    return types.Diagnostic(
        range=server.ruler(path).range(finding.location) if finding.location else _BEGINNING,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        message="\n".join(lines),
        related_information=_related(server, finding),
    )


def _related(server: EditorServer, finding: Finding) -> list[types.DiagnosticRelatedInformation] | None:
    text = server.client_capabilities.text_document
    publishing = text.publish_diagnostics if text else None
    if publishing is None or not publishing.related_information:
        return None
    return [
        types.DiagnosticRelatedInformation(server.place(label.location), visible(label.message))
        for label in finding.labels
    ]
