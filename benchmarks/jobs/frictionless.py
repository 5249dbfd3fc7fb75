"""frictionless: the rows of each table and of each file of actuals as a table of data: keys, patterns, required cells.

It reads no 指标值 and compares no file with another.
"""

from pathlib import Path

import yaml
from frictionless import Resource, Schema, fields

TARGETS = Schema(
    fields=[
        fields.StringField(name="id", constraints={"required": True, "unique": True, "pattern": "[A-Za-z0-9._-]+"}),
        fields.StringField(name="name", constraints={"required": True}),
        fields.StringField(name="value", constraints={"required": True}),
    ]
)
ACTUALS = Schema(
    fields=[
        fields.StringField(name="id", constraints={"required": True}),
        fields.StringField(name="value"),
        fields.StringField(name="rating", constraints={"enum": ["达成", "部分达成", "未达成"]}),
        fields.IntegerField(name="quarter", constraints={"minimum": 1, "maximum": 4}),
    ]
)


def entries(given: object) -> list[dict[str, object]]:
    found = given if isinstance(given, list) else [given]
    return [entry if isinstance(entry, dict) else {"value": entry} for entry in found]


def text(value: object) -> object:
    return None if value is None else str(value)


for path in sorted(Path("actuals").iterdir()):
    table = yaml.load(Path("targets", path.name).read_bytes(), yaml.CSafeLoader)
    reported = yaml.load(path.read_bytes(), yaml.CSafeLoader)["actuals"]
    rows = [
        {"id": row["id"], "name": row["name"], "value": text(row["value"])}
        for classes in table["indicators"].values()
        for part in classes.values()
        for row in part
    ]
    given = [
        {"id": key, "value": text(one.get("value")), "rating": one.get("rating"), "quarter": one.get("quarter")}
        for key, value in reported.items()
        for one in entries(value)
    ]
    for data, schema in ((rows, TARGETS), (given, ACTUALS)):
        report = Resource(data=data, schema=schema).validate()
        assert report.valid, report.flatten(["note"])
