"""Mutation testing: change one thing in a module, run its tests, and list the changes that no test noticed.

``python tests/long/mutate.py evaluate.py tests/verdicts tests/year`` works on a copy of the package; nothing here is touched.
The changes: a comparison or ``and``/``or`` turned, ``not`` taken away, a number moved by one, ``+`` for ``-``, a text emptied.
With ``--then tests/language`` what the tests do not notice is tried with those as well.
With ``--seconds N`` it stops after that time, having tried the changes in an order that is mixed, but always the same;
``--after M`` goes on behind the first M of them. With ``--again FILE`` only the changes that an earlier run has listed are tried:
after new cases, or with other tests.

Every change has its own process (so: not on Windows). A change inside a function is put into a fork of a process that has collected the
tests already: a few hundredths of a second. One that is outside, and one that passes there, is tried once more as a file that is imported.
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import gc
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PARTS = ("src", "tests", "targets", "examples", "schemas", "docs", "pyproject.toml", "jixiao.toml", "README.md")
LIBRARIES = ("hypothesis", "pydantic", "rich.table", "ruamel.yaml", "typer")
OPTIONS = (
    *("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
)
PATIENCE = 3
"""A change that makes the tests run so many times as long as they do (and so many seconds more) counts as noticed."""
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


class Mutant(NamedTuple):
    """One change: where, what, the whole text with it, and whether it lies inside a function (not in a default or decorator)."""

    line: int
    what: str
    text: str
    inside: bool


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


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant; docstrings and annotations stay."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(inner) for function in functions for part in function.body for inner in ast.walk(part)}
    kept = {id(inner) for node in ast.walk(tree) for part in unread(node) for inner in ast.walk(part)}
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            for place, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.expr) or id(child) in kept:
                    continue
                for changed in changes(child):
                    put(parent, field, place, changed)
                    what = f"{ast.unparse(child)}  →  {ast.unparse(changed)}"
                    yield Mutant(child.lineno, what, ast.unparse(tree), id(child) in inside)
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


def forked(work: Callable[[], object], patience: float = 0) -> bool:
    """Do some work in a forked process that prints nothing, for so many whole seconds, and say whether its answer was 0."""
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        signal.alarm(round(patience))
        os._exit(int(work()))
    return os.waitpid(child, 0)[1] == 0


class Collected:
    """A pytest plugin that collects the tests once and runs them in a fork for every text it is asked about."""

    def __init__(self, file: Path, texts: list[str], patience: float) -> None:
        self.file, self.texts, self.patience = file, texts, patience
        asked, self.asking = os.pipe()
        self.answers, answering = os.pipe()
        self.asked, self.answering = asked, answering

    def passes(self, number: int) -> bool:
        """Ask from outside whether the tests pass with a text."""
        os.write(self.asking, number.to_bytes(4))
        return os.read(self.answers, 1) == b"+"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer until nobody asks any more. A module that is imported only when it is needed is there before the first question."""
        parts = self.file.relative_to(os.environ["PYTHONPATH"]).with_suffix("").parts
        importlib.import_module(".".join(parts).removesuffix(".__init__"))
        held = Held.of(self.file)
        while number := os.read(self.asked, 4):
            text = self.texts[int.from_bytes(number)]
            told, telling = os.pipe()
            change = functools.partial(held.take, text, self.file)
            passes = forked(functools.partial(failed, session, change, telling), self.patience)
            os.close(telling)
            if noticed := os.read(told, 4):  # what notices one change often notices the next
                session.items.insert(0, session.items.pop(int.from_bytes(noticed)))
            os.close(told)
            os.write(self.answering, b"+" if passes else b"-")
        return True


def failed(session: pytest.Session, change: Callable[[], None], telling: int) -> bool:
    """Make a change in memory, run the tests up to the first that fails, and tell which."""
    change()
    for place, (item, following) in enumerate(zip(session.items, [*session.items[1:], None], strict=True)):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            os.write(telling, place.to_bytes(4))
            return True
    return False


class Held(NamedTuple):
    """What is in memory before any change: the functions of a module, wherever they are held, and all that remembers answers."""

    functions: list[FunctionType]
    caches: list[functools._lru_cache_wrapper[object]]

    @classmethod
    def of(cls, file: Path) -> Held:
        """Look for them once, and keep garbage collection from touching (and so copying) everything in every fork."""
        gc.collect()
        objects = gc.get_objects()
        gc.freeze()
        gc.disable()
        return cls(
            [one for one in objects if isinstance(one, FunctionType) and one.__code__.co_filename == str(file)],
            [one for one in objects if isinstance(one, functools._lru_cache_wrapper)],
        )

    def take(self, text: str, file: Path) -> None:
        """Give the functions the code of another text, and forget what has been answered."""
        codes = dict(functions_of(compile(text, str(file), "exec")))
        for function in self.functions:
            if function.__qualname__ in codes:
                function.__code__ = codes[function.__qualname__]
        for cache in self.caches:
            cache.cache_clear()


def functions_of(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Yield name and code of the functions of a module and of its classes."""
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part.co_qualname, part
            yield from functions_of(part)


def chosen(source: str, again: Path | None) -> list[Mutant]:
    """Return the mutants of a text, mixed; of an earlier run's output only those that it lists, wherever they stand by now."""
    every = list(mutants(source))
    random.Random(1).shuffle(every)  # noqa: S311 - an order, no secret
    if again is None:
        return every
    listed = {line.split(": ", 1)[1] for line in again.read_text(encoding="utf-8").splitlines() if "  →  " in line}
    return [mutant for mutant in every if mutant.what in listed]


def main(name: str, tests: list[str], then: list[str], seconds: float, after: int, again: Path | None) -> None:
    """Try the mutants of one module with some tests, and those they do not notice with others."""
    again = again and again.resolve()
    with tempfile.TemporaryDirectory() as folder:
        copied(folder)
        begin = time.monotonic()
        if not forked(lambda: pytest.main([*OPTIONS, *tests])):
            sys.exit("the tests do not pass as things are")
        patience = PATIENCE * (1 + time.monotonic() - begin)
        file = Path(folder, "src", "jixiao", name)
        source = file.read_text(encoding="utf-8")
        every = chosen(source, again)
        collected = Collected(file, [mutant.text for mutant in every], patience)
        if os.fork() == 0:
            os.close(collected.asking)  # the only end left open is ours: when that goes, the other process ends
            forked(lambda: pytest.main([*OPTIONS, *tests], plugins=[collected]))
            os._exit(0)
        end, tried, survived = time.monotonic() + seconds, after, 0
        for number, mutant in enumerate(every[after:], after):
            if time.monotonic() > end:
                break
            tried += 1
            if mutant.inside and not collected.passes(number):
                continue
            file.write_text(mutant.text, encoding="utf-8")
            passes = forked(lambda: pytest.main([*OPTIONS, *tests]), patience)
            passes = passes and (not then or forked(lambda: pytest.main([*OPTIONS, *then]), 10 * patience))
            file.write_text(source, encoding="utf-8")  # or it would be imported late, with the next change
            if passes:
                survived += 1
                sys.stdout.write(f"{name}:{mutant.line}: {mutant.what}\n")
                sys.stdout.flush()
        sys.stdout.write(f"{name}: {tried} of {len(every)} changes, {survived} not noticed\n")
        os.chdir(ROOT)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("module", help="below src/jixiao, such as language/lexer.py")
    parser.add_argument("tests", nargs="+", help="what to give to pytest")
    parser.add_argument("--then", nargs="+", default=[], help="slower tests, for what the others do not notice")
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument(
        "--after", type=int, default=0, help="go on behind so many changes, which an earlier run has tried"
    )
    parser.add_argument("--again", type=Path, help="only the changes that are listed in the output of an earlier run")
    given = parser.parse_args()
    main(given.module, given.tests, given.then, given.seconds, given.after, given.again)
