"""What the program writes is what the page about JSON says: every field is described, and of the described kind."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from jixiao.renderers import FORMATS
from jixiao.renderers import json as json_renderer
from pages_from_code.contract import DOCUMENTS, READINGS, THINGS, Document
from pages_from_code.contract.explain import UNREAD
from pages_from_code.desk import desk, type_in
from pages_from_code.gallery import Example, examples
from pages_from_code.json_contract import schema_of

ROOT = Path(__file__).parent.parent.parent
REPORTS = ROOT / "tests" / "renderers" / "reports"
BY_COMMAND = {document.command.split()[1]: document for document in DOCUMENTS if document.kind != "query"}
RUNS = [
    *[
        (ROOT, f"jixiao {name} examples/zhaoqing-2025-{file}.yaml")
        for name in ("check", "score", "evidence")
        for file in ("q3", "year")
    ],
    *[(ROOT, f"jixiao report --quarter {quarter} examples/zhaoqing-2025-year.yaml") for quarter in (1, 3)],
    (ROOT, "jixiao lint targets"),
    (ROOT, "jixiao diff targets/zhaoqing-2025.yaml examples/guangdong-2025/targets/foshan.yaml"),
    (ROOT, "jixiao diff targets examples/guangdong-2025/targets"),
    *[
        (ROOT, f"jixiao rollup{options}")
        for options in (" examples/guangdong-2025", " examples/guangdong-2025 --quarter 2")
    ],
    *[
        (REPORTS / name, f"jixiao {command}")
        for name in ("clean", "wrong")
        for command in ("check", "report --quarter 3", "score", "lint", "evidence")
    ],
]


def strict(document: Document) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_of(document, strict=True))


@pytest.mark.parametrize(("folder", "command"), RUNS, ids=[f"{folder.name}: {command}" for folder, command in RUNS])
def test_a_document_is_as_described(folder: Path, command: str) -> None:
    document = BY_COMMAND[command.split()[1]]
    with desk() as place:
        names = ("targets", "examples", "jixiao.toml") if folder == ROOT else [file.name for file in folder.iterdir()]
        for name in names:
            copy = shutil.copytree if (folder / name).is_dir() else shutil.copy
            copy(folder / name, place / name)
        screen = type_in(place, f"{command} --format json")
        lines = type_in(place, f"{command} --format jsonl").text if document.lines else ""
    written = json.loads(screen.text)
    strict(document).validate(written)
    part = jsonschema.Draft202012Validator(
        {**schema_of(document, strict=True), "$ref": f"#/$defs/{document.lines}"} | NO_HEAD
    )
    for line in lines.splitlines():
        one = json.loads(line)
        if "finding" not in one:
            part.validate(one)


NO_HEAD: dict[str, object] = {"type": "object", "properties": {}, "required": [], "additionalProperties": True}
"""A line is one of the parts, without what stands around them."""


@pytest.mark.parametrize(
    "example", [one for one in examples() if one.command.split()[1] in BY_COMMAND], ids=lambda one: one.code
)
def test_the_document_of_a_problem_is_as_described(example: Example) -> None:
    """The examples of the gallery meet every kind of problem there is."""
    document = BY_COMMAND[example.command.split()[1]]
    again = Example(example.code, f"{example.command} --format json", example.files)
    strict(document).validate(json.loads(again.screen().text))


def test_an_answer_to_a_query_is_as_described() -> None:
    document = next(document for document in DOCUMENTS if document.kind == "query")
    query = "select id, total, is_latest, quarter, null as nothing from facts"
    answer = Example("", f"jixiao rollup actuals.yaml --sql '{query}' --format json").screen()
    written = json.loads(answer.text)
    strict(document).validate(written)
    assert written["rows"][0] == ["SL01", "2", False, 1, None]


def test_what_explain_answers_is_as_described() -> None:
    answer = json.loads(Example("", "jixiao explain 不适于4个 --format json").screen().text)
    assert set(answer) == {"text", "error"}
    assert list(answer["error"]) == [field.name for field in UNREAD.fields]
    assert set(json.loads(Example("", "jixiao explain 不少于4个 --format json").screen().text)) == {"text", "target"}


def test_every_document_is_described() -> None:
    described = {document.kind for document in DOCUMENTS}
    assert described == {kind for kind, formats in FORMATS.items() if "json" in formats}
    assert all(hasattr(json_renderer, f"render_{kind}") for kind in described)


def test_every_thing_is_used_and_named_once() -> None:
    names = [thing.name for thing in (*THINGS, *READINGS)]
    assert len(names) == len(set(names))
    used = {name for document in DOCUMENTS for name in schema_of(document)["$defs"]}
    assert {*names, "Reading"} == used
