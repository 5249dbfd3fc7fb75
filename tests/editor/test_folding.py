"""What can be folded, and the outline."""

from __future__ import annotations

from lsprotocol import types

TABLE = "targets/zhaoqing.yaml"


async def folded(editor, name: str, text: str) -> dict[str, str]:
    """Return what can be folded: the first words of its first and last line."""
    found = await editor.client.text_document_folding_range_async(types.FoldingRangeParams(editor.document(name)))
    lines = [line.strip() for line in text.split("\n")]
    return {lines[one.start_line]: lines[one.end_line] for one in found}


async def test_a_table_folds_by_class_and_quarter(editor, targets_text) -> None:
    editor.open(TABLE)
    assert {start: end[:12] for start, end in (await folded(editor, TABLE, targets_text)).items()} == {
        "plan:": "- {id: J2-01",
        "- quarter: 2": "- {id: J2-01",
        "milestones:": "- {id: J2-01",
        "indicators:": "- {id: SH01,",
        "产出指标:": "- {id: ZL01,",
        "数量指标:": "- {id: SL03,",
        "质量指标:": "- {id: ZL01,",
        "效益指标:": "- {id: SH01,",
        "社会效益指标:": "- {id: SH01,",
    }


async def test_actuals_fold_by_entry_and_stay_folded_while_the_text_is_broken(editor, actuals_text) -> None:
    editor.open("actuals.yaml")
    whole = await folded(editor, "actuals.yaml", actuals_text)
    assert whole == {"actuals:": "SH01: {rating: 达成}", "SL02:": "- {quarter: 3, value: 1场}"}
    editor.type("actuals.yaml", actuals_text.replace("4个", "[4个"))
    assert await folded(editor, "actuals.yaml", actuals_text) == whole


def tree(symbols) -> dict:
    return {f"{one.name}｜{one.detail}" if one.detail else one.name: tree(one.children or ()) for one in symbols or ()}


async def outline(editor, name: str) -> dict:
    params = types.DocumentSymbolParams(editor.document(name))
    return tree(await editor.client.text_document_document_symbol_async(params))


async def test_the_outline(editor) -> None:
    editor.open(TABLE)
    assert await outline(editor, TABLE) == {
        "产出": {
            "数量": {
                "SL01 建设培育中心｜不少于4个": {},
                "SL02 知识产权培训｜不少于3场": {},
                "SL03 组织进驻展会｜不适于1届次": {},
            },
            "质量": {"ZL01 验收合格率｜≥95%": {}},
        },
        "效益": {"社会效益": {"SH01 企业满意｜不断提高": {}}},
        "二季度到期": {"SL02 知识产权培训｜不少于1场": {}, "J2-01 发布指南｜1份": {}},
    }
    editor.open("actuals.yaml")
    assert list(await outline(editor, "actuals.yaml")) == [
        "SL01 建设培育中心｜不少于4个",
        "SL02 知识产权培训｜不少于3场",
        "ZL01 验收合格率｜≥95%",
        "SH01 企业满意｜不断提高",
    ]


async def test_an_outline_of_strange_names(editor, actuals_text) -> None:
    editor.open("actuals.yaml", actuals_text.replace("SL01:", '"\\t":').replace("SH01:", '" ":'))
    assert list(await outline(editor, "actuals.yaml")) == [
        "→",
        "SL02 知识产权培训｜不少于3场",
        "ZL01 验收合格率｜≥95%",
        "-",
    ]
