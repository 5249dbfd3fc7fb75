"""pandera: one frame a pair, with the first number of target and actual taken out by a pattern, and actual >= target as a check.

No units, no 30亿, no quarters, no dates: what a data frame can say of such a table in one expression.
"""

from contextlib import suppress
from pathlib import Path

import pandas
import pandera.pandas as pa
import yaml

SCHEMA = pa.DataFrameSchema(
    {
        "id": pa.Column(str, pa.Check.str_matches(r"^[A-Za-z0-9][A-Za-z0-9._-]*$"), unique=True),
        "name": pa.Column(str),
        "target": pa.Column(float, nullable=True),
        "actual": pa.Column(float, nullable=True),
    },
    checks=pa.Check(lambda frame: (frame["actual"] >= frame["target"]) | frame.isna().any(axis=1)),
)


def words(given: object) -> str:
    last = given[-1] if isinstance(given, list) else given
    return str(last.get("value", "") if isinstance(last, dict) else last)


for path in sorted(Path("actuals").iterdir()):
    table = yaml.load(Path("targets", path.name).read_bytes(), yaml.CSafeLoader)
    reported = yaml.load(path.read_bytes(), yaml.CSafeLoader)["actuals"]
    rows = [row for classes in table["indicators"].values() for part in classes.values() for row in part]
    frame = pandas.DataFrame(
        {
            "id": [row["id"] for row in rows],
            "name": [row["name"] for row in rows],
            "target": [str(row["value"]) for row in rows],
            "actual": [words(reported.get(row["id"])) for row in rows],
        }
    )
    for column in ("target", "actual"):
        frame[column] = frame[column].str.extract(r"(\d+(?:\.\d+)?)", expand=False).astype(float)
    with suppress(pa.errors.SchemaErrors):  # a target that is missed is what it finds
        SCHEMA.validate(frame, lazy=True)
