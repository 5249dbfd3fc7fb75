"""yamale: the keys of tables and actuals, texts where texts belong, and ids by a pattern. It reads no 指标值."""

from pathlib import Path

import yamale

TARGETS = """
title: str(required=False)
subtitle: str(required=False)
attachment: str(required=False)
project: map()
goals: list(str(), required=False)
plan: list(include('plan'), required=False)
indicators: map(map(list(include('indicator'))))
note: str(required=False)
---
plan:
  quarter: int(min=1, max=4)
  text: str()
  milestones: list(map(), required=False)
indicator:
  id: regex('^[A-Za-z0-9][A-Za-z0-9._-]*$')
  name: str()
  value: any(str(), num())
  reading: any(str(), num(), required=False)
  unit: str(required=False)
  direction: enum('forward', 'reverse', required=False)
  exact: enum('at_least', 'equal', required=False)
  accumulate: enum('sum', 'latest', required=False)
  due: int(min=1, max=4, required=False)
  weight: num(required=False)
  basis: str(required=False)
  baseline: any(str(), num(), required=False)
  rollup: str(required=False)
  note: str(required=False)
"""
ACTUALS = """
targets: str()
as_of: day(required=False)
note: str(required=False)
budget: map(required=False)
actuals: map(any(str(), num(), day(), include('entry'), list(include('entry'))))
---
entry:
  value: any(str(), num(), day(), required=False)
  rating: enum('达成', '部分达成', '未达成', required=False)
  score: any(str(), num(), required=False)
  quarter: int(min=1, max=4, required=False)
  date: day(required=False)
  evidence: any(str(), list(), required=False)
  reason: str(required=False)
  forecast: any(str(), num(), required=False)
  likelihood: str(required=False)
  low_target: str(required=False)
  note: str(required=False)
"""

for folder, words in (("targets", TARGETS), ("actuals", ACTUALS)):
    schema = yamale.make_schema(content=words, parser="PyYAML")
    for path in sorted(Path(folder).iterdir()):
        yamale.validate(
            schema, yamale.make_data(path, parser="PyYAML")
        )  # PyYAML with its C parser is its faster choice
