"""pykwalify: the keys of tables and actuals and the types of their values. It reads no 指标值."""

import logging
from pathlib import Path

from pykwalify.core import Core

ENTRY = {"type": "any"}
INDICATOR = {
    "type": "map",
    "mapping": {
        "id": {"type": "str", "required": True, "pattern": "[A-Za-z0-9][A-Za-z0-9._-]*"},
        "name": {"type": "str", "required": True},
        "value": {"type": "text", "required": True},
        "regex;(.+)": {"type": "any"},
    },
}
ROWS = {"type": "seq", "sequence": [INDICATOR]}
SCHEMAS = {
    "targets": {
        "type": "map",
        "mapping": {
            "project": {"type": "map", "required": True, "allowempty": True, "mapping": {"name": {"type": "str"}}},
            "indicators": {
                "type": "map",
                "required": True,
                "mapping": {"regex;(.+)": {"type": "map", "mapping": {"regex;(.+)": ROWS}}},
            },
            "regex;(.+)": {"type": "any"},
        },
    },
    "actuals": {
        "type": "map",
        "mapping": {
            "targets": {"type": "str", "required": True},
            "actuals": {"type": "map", "required": True, "mapping": {"regex;(.+)": ENTRY}},
            "regex;(.+)": {"type": "any"},
        },
    },
}

logging.disable(logging.CRITICAL)  # it logs every step; nobody reads that here
for folder, schema in SCHEMAS.items():
    for path in sorted(Path(folder).iterdir()):
        Core(source_file=str(path), schema_data=schema).validate(raise_exception=True)
