"""What a reviewer finds in the real table, each at the exact place in both texts. The golden file lists all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jixiao.__main__ import run

ROOT = Path(__file__).parent.parent.parent
TABLE = "targets/zhaoqing-2025.yaml"


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    monkeypatch.chdir(ROOT)
    assert run(["lint", TABLE, "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    return [finding for review in document["reviews"] for finding in review["findings"]]


def marked(location: dict) -> str:
    """The very characters a location marks in the file."""
    line = (ROOT / location["path"]).read_text(encoding="utf-8").split("\n")[location["line"] - 1]
    return line[location["column"] - 1 : location["end_column"] - 1]


def test_the_whole_list(found: list[dict], golden) -> None:
    lines = []
    for finding in found:
        lines.append(f"{finding['code']} {finding['severity']} {place(finding['location'])} {finding['message']}")
        lines += [f"    {place(label['location'])} {label['message']}" for label in finding["related"]]
    golden("zhaoqing.txt", "\n".join(lines) + "\n")


def place(location: dict) -> str:
    return f"{location['line']}:{location['column']}「{marked(location)}」"


# (code, what is marked, a word of the sentence, what is marked in the other text)
EXPECTED = [
    ("JX203", "不适于", "不少于", ""),
    ("L09", "30亿", "没有写单位", ""),
    ("L11", "至少50家", "超过50家", "超过50家"),
    ("L11", "5件", "2件", "2件"),
    ("L10", "场", "不少于3次", "不少于3次"),
    ("L10", "个", "2家", "2家"),
    ("L12", "不少于50件", "高校、国企专利", ""),
    ("L12", "不少于2场", "专利许可对接活动", ""),
    ("L12", "20项以上", "许可合同", ""),
    ("L12", "不少于10项", "高价值发明专利申请", ""),
    ("L12", "超过500件", "专利", ""),
    ("L12", "超过5亿元", "产值", ""),
    ("L12", "年均增长10%", "转让备案次数", ""),
    ("L17", "年均增长10%", "基础", ""),
    ("L12", "2个", "特色镇", ""),
    ("L12", "2个", "展示馆", ""),
    ("L12", "1个", "交易中心", ""),
    ("L12", "最少2个", "宣传视频", ""),
    ("L12", "5家", "参展", ""),
    ("L12", "1份", "公共服务清单", ""),
    ("L12", "每次不少于50人", "培训", ""),
    ("L31", "数据知识产权登记量", "没有提到", ""),
    ("L31", "提供知识产权纠纷调解", "没有提到", ""),
    ("L31", "组织专利侵权纠纷行政裁决培训班", "没有提到", ""),
    ("L31", "组织进驻当地重点展会", "没有提到", ""),
    ("L31", "组织开展专业市场知识产权保护状况抽查、检查次数", "没有提到", ""),
    ("L31", "组织开展专业市场等重点领域知识产权保护专项行动", "没有提到", ""),
    ("L31", "发动企业并提出地理标志产品专用标志使用申请", "没有提到", ""),
    ("L03", "indicators", "满意度", ""),
    ("L13", "不断", "空泛", ""),
    ("L13", "提升", "空泛", ""),
    ("L16", "按合同要求期限完成", "没有时间", ""),
    ("L15", "按合同约定金额完成", "没有金额", ""),
    ("L14", "1个", "质量指标", ""),
    ("L14", "按期达标", "数量指标", ""),
    ("L24", "）", "括号", ""),
]


@pytest.mark.parametrize(
    ("code", "here", "word", "there"), EXPECTED, ids=[f"{row[0]} {row[1]} {row[2]}" for row in EXPECTED]
)
def test_each_finding_marks_the_words(found: list[dict], code: str, here: str, word: str, there: str) -> None:
    fitting = [
        one for one in found if one["code"] == code and marked(one["location"]) == here and word in one["message"]
    ]
    assert len(fitting) == 1, [(one["message"], marked(one["location"])) for one in found if one["code"] == code]
    if there:
        assert [marked(label["location"]) for label in fitting[0]["related"]][:1] == [there], fitting[0]["related"]


def test_nothing_in_it_is_called_an_error(found: list[dict]) -> None:
    assert [finding for finding in found if finding["severity"] == "error"] == []


def test_a_finding_about_two_texts_names_both(found: list[dict]) -> None:
    for finding in found:
        if finding["code"] in {"L10", "L11"}:
            assert finding["related"], finding["message"]
