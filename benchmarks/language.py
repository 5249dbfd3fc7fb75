"""How fast 指标值 texts are read: texts a second, and as a multiple of a yardstick measured in the same run.

The yardstick is one ``json.dumps`` of a small object, which every machine and Python version scales alike. Goal: 20,000 distinct
texts a second, reading and JSON together, in one process.

    python benchmarks/language.py
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.language import Language, Unreadable
from jixiao.language.targets import as_json

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS = Path(__file__).parent.parent / "tests" / "language"
ROUNDS = 5
COPIES = 20
OBJECT = {"text": "不少于4个", "target": {"kind": "amount", "op": ">=", "value": "4", "unit": "个", "scope": None}}


def distinct_texts() -> list[str]:
    """Return the published texts, made distinct by spaces at the end, so that nothing is remembered."""
    published = (TESTS / "published.txt").read_text(encoding="utf-8").splitlines()
    values = [line.split("\t")[0] for line in (TESTS / "values.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    return [text + " " * copy for copy in range(COPIES) for text in dict.fromkeys(published + values)]


def read_all(texts: list[str]) -> None:
    language = Language()
    for text in texts:
        reading = language.read(text)
        if isinstance(reading, Unreadable):
            json.dumps({"text": text, "error": {"code": reading.code, "message": reading.message}}, ensure_ascii=False)
        else:
            json.dumps({"text": text, "target": as_json(reading)}, ensure_ascii=False)


def yardstick(texts: list[str]) -> None:
    for _text in texts:
        json.dumps(OBJECT, ensure_ascii=False)


def best(work: Callable[[list[str]], None], texts: list[str]) -> float:
    """Return the shortest time of several rounds, in seconds a text."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work(texts)
        times.append(time.perf_counter() - start)
    return min(times) / len(texts)


def main() -> None:
    texts = distinct_texts()
    reading, unit = best(read_all, texts), best(yardstick, texts)
    print(f"{len(texts)} distinct texts: {1 / reading:,.0f} a second, {reading * 1e6:.1f} µs each")
    print(f"= {reading / unit:.1f} × json.dumps of one small object ({unit * 1e6:.2f} µs)")


if __name__ == "__main__":
    main()
