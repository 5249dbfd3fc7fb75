"""The quick reader and pydantic say the same: what the one takes, the other takes with the same result."""

import datetime
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from jixiao.documents.loader import read_file
from jixiao.documents.models import Actuals, Entry, Indicator, Targets, Waiver
from jixiao.documents.models.base import Unsure
from jixiao.documents.models.config import CheckSettings, MonitorSettings, Paths, UnitSettings
from jixiao.documents.models.lint_config import LintSettings
from jixiao.documents.models.profile import Profile
from jixiao.documents.models.reading import annotations_of, model_reader
from jixiao.documents.models.score_config import ScoreSettings
from jixiao.documents.models.targets import Milestone, Project, QuarterPlan
from jixiao.documents.models.twins import read_with_pydantic

ROOT = Path(__file__).parents[2]

FILE_PARTS = [Actuals, Entry, Indicator, Milestone, Project, QuarterPlan, Targets, Waiver]
SETTINGS = [CheckSettings, LintSettings, MonitorSettings, Paths, Profile, ScoreSettings, UnitSettings]

# with bars between: some end or begin with a blank, which matters here
SPELLINGS = """
| |1|4|5|0|４|²|4 | 4|4.0|100|100.00|100.01|7.14|7.145|-1|07|1e1|2025|2025年| 2025|2025 年|1989|2101|２０２５|2025-09-30|2025-9-30
|2025-W01-1|20250930|2025-02-30|2025-09-30T00:00|1750000000|SL01|SL 01|指标一|-a|达成|部分达成|sum|latest|equal|forward|是
|确定能|fail|linear|nan|Infinity|true"""
TEXTS = st.sampled_from([*SPELLINGS.replace("\n", "").split("|"), "a\n", "a" * 40, "a" * 41, "0" * 64, "g" * 64])
DECIMALS = ["0.5", "0.10", "0.12345", "1E+1", "nan", "inf", "-0", "100.0"]
NUMBERS = st.sampled_from(
    [0, 1, 4, 100, 101, -1, True, False, 10**400, 1.5, *map(Decimal, DECIMALS), datetime.date(2025, 1, 1)]
)
SCALARS = st.none() | TEXTS | NUMBERS


def data_for(model, depth=2):
    """Make mappings with the keys of a model, mostly of the right shape."""
    values = SCALARS
    for _level in range(depth):
        names = st.sampled_from(
            [*model.keys_of, "path", "value", "quarter", "rating", "id", "name", "达成", "产出指标", "其他"]
        )
        values = values | st.lists(values, max_size=3) | st.dictionaries(names, values, max_size=4)
    return st.dictionaries(st.sampled_from([*model.defaults_of, *model.defaults_of, "unknown"]), values, max_size=6)


@pytest.mark.parametrize("model", [*FILE_PARTS, *SETTINGS], ids=lambda model: model.__name__)
def test_what_the_quick_reader_takes_pydantic_takes_alike(model):
    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(data_for(model))
    def agree(data):
        assert_agreement(model, data)

    agree()


def assert_agreement(model, data):
    try:
        quick = model_reader(model)(data)
    except Unsure:
        return
    thorough = read_with_pydantic(model, data)
    assert quick == thorough
    assert quick.given == thorough.given
    assert repr(quick) == repr(thorough)  # 1 is no True, 4.0 is no 4


@pytest.mark.parametrize("model", [*FILE_PARTS, *SETTINGS], ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "value",
    [*["4", "4.0", "2025年", "2025-09-30", "SL01", "达成", "100.00"], 1, Decimal("0.5"), True, [], {}, None],
    ids=repr,
)
def test_one_value_in_every_place(model, value):
    for name in annotations_of(model):
        reader = model_reader(model)
        data = {name: value, **{other: "4" for other in model.required_of if other != name}}
        assert_agreement(model, data)
        assert reader is model_reader(model)


@pytest.mark.parametrize(
    "path", ["targets/zhaoqing-2025.yaml", "examples/zhaoqing-2025-q3.yaml", "examples/zhaoqing-2025-year.yaml"]
)
def test_the_real_files_are_in_the_ordinary_spelling(path):
    model = Targets if path.startswith("targets") else Actuals
    data = read_file(ROOT / path).data
    assert model_reader(model)(data) == read_with_pydantic(model, data)


def test_an_unusual_spelling_is_read_all_the_same():
    assert Project.model_validate({"name": "示例", "year": " 2025 年"}).year == 2025
    assert Indicator.model_validate(
        {"id": "SL01", "name": "示例", "value": "4个", "weight": "+07.10"}
    ).weight == Decimal("7.10")
    weight = Indicator.model_validate({"id": "SL01", "name": "示例", "value": "4个", "weight": "1e1"}).weight
    assert str(weight) == "10"


def test_a_wrong_value_is_pydantics_complaint():
    with pytest.raises(ValidationError):
        Indicator.model_validate({"id": "SL 01"})


def test_a_check_imports_no_pydantic():
    code = (
        "import sys; from jixiao.__main__ import run; code = run(['check', 'examples/zhaoqing-2025-q3.yaml']);"
        "sys.exit(99 if 'pydantic' in sys.modules else code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
