"""Frozen values: what all of ours can do."""

import pickle

import pytest

from jixiao.frozen import Frozen, key


class Point(Frozen, title="点"):
    x: int
    y: int = 0


class Named(Point):
    name: str | None = key(default=None, title="名称", description="随便什么")
    code: str = key(title="编号")


def test_fields_defaults_and_keys_go_down_to_the_subclass():
    assert Named.defaults_of == {"x": Point.defaults_of["x"], "y": 0, "name": None, "code": Point.defaults_of["x"]}
    assert Named.required_of == {"x", "code"}
    assert Named.keys_of["name"].title == "名称"
    assert Point.keys_of == {}
    assert Point.title_of == "点"
    value = Named(x=1, code="a")
    assert (value.x, value.y, value.name, value.code) == (1, 0, None, "a")
    assert value.given == {"x", "code"}
    assert repr(value) == "Named(x=1, y=0, name=None, code='a')"


def test_equal_is_what_has_equal_fields_of_one_class():
    assert Point(x=1) == Point(x=1, y=0)
    assert hash(Point(x=1)) == hash(Point(x=1, y=0))
    assert Point(x=1) != Point(x=2)
    assert Point(x=1) != Named(x=1, code="a")
    assert Point(x=1) != 1


def test_nothing_is_set_or_deleted():
    value = Point(x=1)
    with pytest.raises(AttributeError, match="frozen"):
        value.x = 2
    with pytest.raises(AttributeError, match="frozen"):
        del value.x
    assert value.with_fields(x=2) == Point(x=2)
    assert value == Point(x=1)


@pytest.mark.parametrize(("values", "words"), [({}, "x"), ({"x": 1, "z": 2}, "z"), ({"y": 1, "z": 2}, "x, z")])
def test_missing_and_unknown_fields_are_named(values, words):
    with pytest.raises(TypeError, match=f"Point: missing or unknown: {words}"):
        Point(**values)


def test_values_go_to_another_process_and_back():
    value = Named(x=1, code="a")
    again = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own value
    assert again == value
    assert again.given == value.given
