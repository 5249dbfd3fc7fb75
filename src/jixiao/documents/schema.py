"""JSON Schemas of the three kinds of files, for editors: generated from the models, titles and descriptions in Chinese."""

from __future__ import annotations

import json
from typing import Any

from jixiao.documents.models import FILE_MODELS
from jixiao.documents.models.twins import twin

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that the YAML language server reads completely."""


def schema_text(kind: str) -> str:
    """Return the schema of ``targets``, ``actuals`` or ``waivers`` as JSON text with a line end."""
    return json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n"


def file_schema(kind: str) -> dict[str, Any]:
    """Return the schema of one kind of file as plain data."""
    schema = twin(FILE_MODELS[kind]).model_json_schema()
    definitions = schema.pop("$defs")
    for model in (schema, *definitions.values()):
        _plain_for_editors(model)
    whole = {"$schema": DIALECT, **schema, "definitions": definitions}
    moved: dict[str, Any] = json.loads(json.dumps(whole).replace("#/$defs/", "#/definitions/"))
    return moved


def _plain_for_editors(model: dict[str, Any]) -> None:
    """Drop what an editor should not show: the docstrings (written for programmers) and the empty defaults."""
    for variant in (model, *model.get("anyOf", ())):
        if "properties" in variant:
            variant.pop("description", None)
        for field in variant.get("properties", {}).values():
            field.pop("default", None)
