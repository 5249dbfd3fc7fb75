"""The JSON Schemas that editors use: kept in the repository, and of one mind with the models."""

import copy
import datetime
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from pydantic import ValidationError
from ruamel.yaml import YAML

from jixiao.documents.loader import read_file
from jixiao.documents.models import FILE_MODELS
from jixiao.documents.schema import DIALECT, file_schema, schema_text

ROOT = Path(__file__).parents[2]
KINDS = pytest.mark.parametrize("kind", sorted(FILE_MODELS))
FILES = [("targets", ROOT / "targets" / "zhaoqing-2025.yaml")]
FILES += [("actuals", file) for file in sorted((ROOT / "examples").glob("*.yaml"))]
EACH_FILE = pytest.mark.parametrize(("kind", "file"), FILES, ids=[file.name for _, file in FILES])


VALIDATORS = {
    kind: Draft7Validator(file_schema(kind), format_checker=Draft7Validator.FORMAT_CHECKER) for kind in FILE_MODELS
}


def faults(kind, data):
    return [f"{error.json_path}: {error.message}" for error in VALIDATORS[kind].iter_errors(data)]


def as_an_editor(value):
    """What YAML 1.2 makes of a file in an editor: numbers are numbers, a date is text."""
    if isinstance(value, dict):
        return {str(key): as_an_editor(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


@KINDS
def test_the_schema_in_the_repository_is_the_generated_one(kind):
    assert (ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8") == schema_text(kind)


@KINDS
def test_the_schema_is_valid_draft_07(kind):
    schema = json.loads(schema_text(kind))
    assert schema["$schema"] == DIALECT == Draft7Validator.META_SCHEMA["$schema"]
    Draft7Validator.check_schema(schema)
    references = set(re.findall(r'"#/([^"]+)/[^"/]+"', schema_text(kind)))
    assert references <= {"definitions"}
    assert "$defs" not in schema_text(kind)


def properties(node, path="#"):
    """Every property of a schema with where it stands."""
    if isinstance(node, dict):
        for name, field in node.get("properties", {}).items():
            yield f"{path}/{name}", field
        for name, child in node.items():
            yield from properties(child, f"{path}/{name}")
    elif isinstance(node, list):
        for number, child in enumerate(node):
            yield from properties(child, f"{path}/{number}")


@KINDS
def test_every_property_has_a_chinese_title_and_no_programmers_words(kind):
    found = dict(properties(file_schema(kind)))
    assert found
    for where, field in found.items():
        if "$ref" in field:  # the definition has the title; draft 7 ignores what stands beside a reference
            continue
        assert re.search("[\u4e00-\u9fff]", field.get("title", "")), where
        assert re.search("[\u4e00-\u9fff]", field.get("description", "中")), where
        assert "default" not in field, where
    for definition in file_schema(kind).get("definitions", {}).values():
        assert re.search("[\u4e00-\u9fff]", definition["title"])
        assert re.search("[\u4e00-\u9fff]", definition.get("description", "中"))


@EACH_FILE
def test_the_files_of_this_repository_as_an_editor_reads_them(kind, file):
    data = as_an_editor(YAML(typ="safe", pure=True).load(file.read_text("utf-8")))
    assert faults(kind, data) == []


@EACH_FILE
def test_the_files_of_this_repository_as_text(kind, file):
    assert faults(kind, read_file(file).data) == []


@pytest.mark.parametrize(("kind", "file"), FILES, ids=[file.name for _, file in FILES])
def test_a_file_names_its_schema(kind, file):
    named = re.match(r"# yaml-language-server: \$schema=(\S+)", file.read_text("utf-8"))[1]
    assert (file.parent / named).resolve() == ROOT / "schemas" / f"{kind}.schema.json"


def accepted_by_model(kind, data):
    try:
        FILE_MODELS[kind].model_validate(data)
    except ValidationError:
        return False
    return True


SAMPLES = {
    "targets": {
        "title": "表",
        "project": {"name": "表", "year": "2025", "budget": "365万元", "policies": ["条例"]},
        "goals": ["一", "二"],
        "plan": [
            {"quarter": "1", "text": "一", "milestones": [{"indicator": "SL01", "value": "2个"}]},
            {"quarter": "2", "milestones": [{"id": "J2-01", "name": "一", "value": "1", "reading": "1个"}]},
        ],
        "indicators": {
            "产出指标": {
                "数量指标": [
                    {"id": "SL01", "name": "中心", "value": "4个", "weight": "7.14", "due": "3", "unit": "个"},
                    {"id": "SL02", "name": "培训", "value": "3场", "direction": "forward", "exact": "equal"},
                ]
            }
        },
    },
    "actuals": {
        "targets": "targets.yaml",
        "as_of": "2025-09-30",
        "budget": {"adjusted": "365万元", "spent": "210.5万元"},
        "actuals": {
            "SL01": "4个",
            "SL02": [
                {"quarter": "1", "value": "1场", "evidence": ["a.pdf", {"path": "b.pdf", "sha256": "a" * 64}]},
                "2场",
            ],
            "SL07": {"rating": "达成", "score": "95%", "date": "2025-06-30", "note": "见报告"},
            "SL08": None,
        },
    },
    "waivers": {
        "targets": "targets.yaml",
        "waivers": [{"indicator": "SL01", "reason": "政策调整", "approved_by": "局务会", "until": "2025-12-31"}],
    },
}


@KINDS
def test_the_samples_are_right_for_both(kind):
    assert faults(kind, SAMPLES[kind]) == []
    assert accepted_by_model(kind, SAMPLES[kind])


def routes(value, route=()):
    yield route
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in steps:
        yield from routes(child, (*route, step))


def at(data, route):
    for step in route:
        found = (isinstance(data, dict) and step in data) or (isinstance(data, list) and step < len(data))
        data = data[step] if found else "(left out)"
    return data


def changed(data, route, change):
    if not route:
        return change(data)
    data = copy.deepcopy(data)
    parent = data
    for step in route[:-1]:
        parent = parent[step]
    parent[route[-1]] = change(parent[route[-1]])
    return data


def without(data, route):
    data = copy.deepcopy(data)
    parent = data
    for step in route[:-1]:
        parent = parent[step]
    del parent[route[-1]]
    return data


WRONG = ["", "x", "0", "5", "-1", "2025", "2025年", "2025-01-31", "达成", "equal", "7.145", "a b", "SL01", None, [], {}]
WRONG += [[None], [""], ["x"], {"x": "1"}, {"value": "1"}, [{"value": "1"}], {"path": "x"}, [[]]]


@KINDS
def test_schema_and_model_agree_on_every_sample_with_one_change(kind):
    """A change anywhere in a sample is refused by both or by neither.

    Where only one of them refuses it, it is something a schema cannot say or should not: listed with its reason.
    """
    sample = SAMPLES[kind]
    disagreed = set()
    for route in routes(sample):
        for variant in [
            *(changed(sample, route, lambda _old, new=new: new) for new in WRONG),
            *([without(sample, route)] if route else []),
            *(
                [changed(sample, route, lambda old: {**old, "未知": "1"})]
                if isinstance(at(sample, route), dict)
                else []
            ),
        ]:
            by_schema, by_model = VALIDATORS[kind].is_valid(variant), accepted_by_model(kind, variant)
            if by_schema != by_model:
                disagreed.add((route, repr(at(variant, route)), "schema" if by_schema else "model"))
    assert disagreed == set(), sorted(map(str, disagreed))
