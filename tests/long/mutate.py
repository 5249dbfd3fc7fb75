"""Mutation testing: change one thing in a module, run its tests, and list the changes that no test noticed.

``python tests/long/mutate.py evaluate.py tests/verdicts tests/year`` works on a copy of the package; nothing here is touched.
The changes: a comparison or ``and``/``or`` turned, ``not`` taken away, a number moved by one, ``+`` for ``-``, a text emptied.
With ``--seconds N`` it stops after that time, having tried the changes in an order that is mixed, but always the same.

Every change has its own process, forked from one that has the libraries in memory already (so: not on Windows).
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PARTS = ("src", "tests", "targets", "examples", "schemas", "docs", "pyproject.toml", "jixiao.toml", "README.md")
LIBRARIES = ("hypothesis", "pydantic", "rich.table", "ruamel.yaml", "typer")
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
PATIENCE = 120
"""Seconds after which a change that makes the tests run on and on counts as noticed."""
PAIRS = ((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn))
TURNED: dict[type[ast.AST], type[ast.AST]] = {
    **dict(PAIRS),
    **{second: first for first, second in PAIRS},
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the changed copies of one node."""
    for field in ("op", "ops"):
        value = getattr(node, field, None)
        for place, operator in enumerate(value if isinstance(value, list) else [value]):
            if type(operator) in TURNED:
                changed = copy.deepcopy(node)
                turned = TURNED[type(operator)]()
                setattr(
                    changed, field, [*value[:place], turned, *value[place + 1 :]] if isinstance(value, list) else turned
                )
                yield changed
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    if isinstance(node, ast.Constant) and type(node.value) in {int, str, bool} and node.value != "":
        value = node.value
        yield ast.Constant(not value if type(value) is bool else value + 1 if isinstance(value, int) else "")
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield line, description and source of every mutant; docstrings and annotations stay."""
    tree = ast.parse(source)
    kept = {id(inner) for node in ast.walk(tree) for part in unread(node) for inner in ast.walk(part)}
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            for place, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.expr) or id(child) in kept:
                    continue
                for changed in changes(child):
                    put(parent, field, place, changed)
                    yield child.lineno, f"{ast.unparse(child)}  →  {ast.unparse(changed)}", ast.unparse(tree)
                    put(parent, field, place, child)


def unread(node: ast.AST) -> list[ast.AST]:
    """Return what no test can notice: docstrings and annotations."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return [node.value]
    return [part for name in ("annotation", "returns") if isinstance(part := getattr(node, name, None), ast.AST)]


def put(parent: ast.AST, field: str, place: int, child: ast.AST) -> None:
    value = getattr(parent, field)
    if isinstance(value, list):
        value[place] = child
    else:
        setattr(parent, field, child)


def copied(folder: str) -> None:
    """Copy what the tests need, and make it the package that this process and its children import."""
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, Path(folder, part), ignore=shutil.ignore_patterns("__pycache__", ".*_cache"))
        else:
            shutil.copy(ROOT / part, folder)
    os.chdir(folder)
    sys.path.insert(0, f"{folder}/src")
    sys.dont_write_bytecode = True
    os.environ |= {"PYTHONPATH": f"{folder}/src", "PYTHONDONTWRITEBYTECODE": "1"}
    for library in LIBRARIES:
        __import__(library)


def passes(tests: list[str]) -> bool:
    """Run the tests in a forked process up to the first one that fails, and say whether all pass."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        signal.alarm(PATIENCE)
        os._exit(int(pytest.main([*OPTIONS, *tests])))
    return os.waitpid(child, 0)[1] == 0


def main(name: str, tests: list[str], seconds: float) -> None:
    """Try the mutants of one module with some tests."""
    with tempfile.TemporaryDirectory() as folder:
        copied(folder)
        if not passes(tests):
            sys.exit("the tests do not pass as things are")
        file = Path(folder, "src", "jixiao", name)
        every = list(mutants(file.read_text(encoding="utf-8")))
        random.Random(1).shuffle(every)  # noqa: S311 - an order, no secret
        end, tried, survived = time.monotonic() + seconds, 0, 0
        for line, what, text in every:
            if time.monotonic() > end:
                break
            file.write_text(text, encoding="utf-8")
            tried += 1
            if passes(tests):
                survived += 1
                sys.stdout.write(f"{name}:{line}: {what}\n")
                sys.stdout.flush()
        sys.stdout.write(f"{name}: {tried} of {len(every)} changes, {survived} not noticed\n")
        os.chdir(ROOT)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", help="below src/jixiao, such as language/lexer.py")
    parser.add_argument("tests", nargs="+", help="what to give to pytest")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    given = parser.parse_args()
    main(given.module, given.tests, given.seconds)
