"""Every regular expression of the package takes time in proportion to the text: the steps of an engine are counted, not timed.

The patterns are found in the modules themselves, and how each is used (searched for, or matched at one place) in the source.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import jixiao
from jixiao.language import actuals, dates, joining, rate_names

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(jixiao.__file__).parent
SIZE = 30
ALLOWED, START = 2.6, 150
"""What may come out for twice the text: a little more than twice the steps."""
METHODS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}

# Patterns without a name of their own, which are only ever matched at one place.
MATCHED = {"documents/slips.py", "language/dates.py", "office/lists.py"}
FULLY_MATCHED = {"language/actuals.py"}  # and only texts of up to 30 characters
# Patterns put together where they are used: (file, what stands for them, how they are used).
ID = r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff._-]{0,39}"
MADE = {
    ("config.py", r"^[ \t]*(?:\[name\]|name[ \t]*=)", "search"),
    ("documents/edits.py", r"^(?P<indent> *)# ?key *:(?P<rest>[ \t]*(?:#[^\r\n]*)?)(?=[\r\n]|\Z)", "search"),
    ("documents/models/base.py", ID, "fullmatch"),
    ("documents/models/base.py", r"(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)", "fullmatch"),
    ("language/joining.py", joining._hope().pattern, "search"),
    ("language/rate_names.py", rate_names._label().pattern, "match"),
    ("renderers/problems.py", r"(?<![0-9A-Za-z_-])name(?![0-9A-Za-z_-])", "search"),
}
OWN_TEXT = {"rule_pages.py", "commands/completion.py"}  # read the docstrings of the rules, the metavars of the options


class Use(NamedTuple):
    file: str
    pattern: str
    flags: int
    way: str


@cache
def trees() -> dict[str, ast.Module]:
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SOURCE.rglob("*.py"))
    }


@cache
def methods() -> dict[tuple[str, str], set[str]]:
    """What is called on each name, by file."""
    found: dict[tuple[str, str], set[str]] = {}
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in METHODS:
                found.setdefault((file, node.value.id), set()).add(node.attr)
    return found


def way_of(file: str, name: str) -> str:
    """Say how a pattern with a name is used: a private one in its own file, any other everywhere."""
    used = {
        method
        for (where, called), found in methods().items()
        if called == name and (where == file or not name.startswith("_"))
        for method in found
    }
    if used and used <= {"match", "fullmatch"}:
        return max(used)
    return "search"


def nameless(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from nameless(one)
    elif isinstance(value, dict):
        yield from nameless(list(value.values()))


def uses() -> list[Use]:
    found: dict[Use, None] = {}
    for file, tree in trees().items():
        name = "jixiao." + file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        if file.endswith("__main__.py") or file in OWN_TEXT:
            continue
        module = importlib.import_module(name)
        way = "match" if file in MATCHED else "search"
        for key, value in vars(module).items():
            own = isinstance(value, re.Pattern) and any(
                isinstance(node, ast.Assign)
                and any(isinstance(one, ast.Name) and one.id == key for one in node.targets)
                for node in tree.body
            )
            if own:
                found[Use(file, value.pattern, value.flags, way_of(file, key))] = None
            elif isinstance(value, tuple | dict | list):
                found |= {Use(file, one.pattern, one.flags, way): None for one in nameless(value)}
        for node in ast.walk(tree):  # patterns in the middle of functions
            written = text_of(node, vars(module)) if is_call_of_re(node) else None
            if written is not None:
                pattern = re.compile(written)
                way = node.func.attr if node.func.attr in {"match", "fullmatch"} else "search"
                found[Use(file, pattern.pattern, pattern.flags, way)] = None
    found |= {Use("language/dates.py", one.pattern, one.flags, "match"): None for _read, one in dates._ways()}
    found |= {Use("language/actuals.py", one.pattern, one.flags, "fullmatch"): None for _r, one in actuals._ratings()}
    found |= {Use(file, pattern, re.MULTILINE, way): None for file, pattern, way in MADE}
    return sorted(found, key=repr)  # some patterns are bytes


def text_of(call: ast.Call, names: dict[str, Any]) -> str | None:
    """Return the pattern a call of ``re`` is given: written there, or under a name of the module."""
    given = call.args[0]
    value = (
        given.value if isinstance(given, ast.Constant) else names.get(given.id) if isinstance(given, ast.Name) else None
    )
    return value if isinstance(value, str) else None


def is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in METHODS
    )


@pytest.mark.parametrize("use", uses(), ids=lambda use: f"{use.file} {use.pattern[:30]!a}")
def test_twice_the_text_takes_twice_the_steps(use: Use, backtracking) -> None:
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 10_000))
    pattern = re.compile(use.pattern, use.flags)
    counter = backtracking.Counter(pattern)
    for pump in backtracking.pumps(pattern):
        once, twice = (counter.count(pump(size), use.way) for size in (SIZE, 2 * SIZE))
        assert twice <= min(ALLOWED * once + START, backtracking.MOST - 1), (
            f"{pump(8)!r}…: {once} steps, for twice the text {twice}"
        )


def test_patterns_made_while_running_are_known() -> None:
    """A pattern that is put together where it is used has an example above."""
    made = {
        file
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
        and isinstance(inner.func, ast.Attribute)
        and isinstance(inner.func.value, ast.Name)
        and inner.func.value.id == "re"
        and inner.func.attr in METHODS | {"compile"}
        and not isinstance(inner.args[0], ast.Constant)
        and not (isinstance(inner.args[0], ast.Name) and inner.args[0].id.lstrip("_").isupper())
    }
    assert made - {"language/dates.py", "language/actuals.py"} <= {file for file, _pattern, _way in MADE}


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"\s*x", r"[ab]*[bc]*$", "（[^）]*）", r"^(a|b|ab)*c", "x.*y"])
def test_the_counter_sees_what_is_not_linear(pattern: str, backtracking) -> None:
    counter = backtracking.Counter(re.compile(pattern))
    steps = [
        (counter.count(pump(SIZE)), counter.count(pump(2 * SIZE))) for pump in backtracking.pumps(re.compile(pattern))
    ]
    assert any(twice > min(ALLOWED * once + START, backtracking.MOST - 1) for once, twice in steps)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(r"a*+b|(?<=x)c\b", "aab xc a"), (r"(?i)Ab{1,2}?(?!c)", "abbc AB"), (r"(?m)^(.)\1$|[^\w\d]+?", "aa\nb--\ncc")],
)
def test_the_counter_finds_what_the_engine_finds(pattern: str, text: str, backtracking) -> None:
    compiled = re.compile(pattern)
    counter = backtracking.Counter(compiled)
    for start in range(len(text) + 1):
        found = compiled.match(text, start)
        counter.text, counter.steps, counter.groups = text, 0, {}
        assert next(counter._run(counter.tree, start), None) == (found.end() if found else None), start
