"""The pages are made and replayed by the rooms of docs/pages_from_code."""

from __future__ import annotations

import sys
from pathlib import Path

DOCS = Path(__file__).parent.parent.parent / "docs"
sys.path.insert(0, str(DOCS))
