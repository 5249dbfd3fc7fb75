"""Official forms made from published tables: every layout, as Word and as Excel, with the difficulties real files have.

A layout places texts on a sheet that knows nothing of formats; ``write_docx`` and ``write_xlsx`` make files of it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TABLES = Path(__file__).parent / "tables"
STYLES = ("merged", "repeated", "blank", "split")
"""How the class cells are filled: one merged cell, the name in every row, only in the first, or a piece of it in each."""


@dataclass
class Place:
    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    number: float | None = None
    number_format: str = "General"


@dataclass
class Sheet:
    """A form before it has a format. ``title`` and ``notes`` are paragraphs in Word and merged rows in Excel."""

    width: int
    title: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    row: int = 0

    def add(self, *cells: tuple[str, int] | str) -> None:
        """Add a row; a cell is a text, or a text and how many columns it takes."""
        column = 0
        for cell in cells:
            text, columns = cell if isinstance(cell, tuple) else (cell, 1)
            self.places.append(Place(self.row, column, text, 1, columns))
            column += columns
        assert column == self.width, cells
        self.row += 1

    def put(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self.places.append(Place(row, column, text, rows, columns))


def load_table(number: str) -> dict[str, Any]:
    return json.loads((TABLES / f"{number}.json").read_text(encoding="utf-8"))


def sign_number_unit(target: str) -> tuple[str, str, str]:
    """Take a target apart as forms with separate columns have it; words are 定性."""
    match = re.fullmatch(r"(>=|<=|[≥≤=><])?(\d[\d.,]*)(\D*)", target)
    return (match[1] or "", match[2], match[3]) if match else ("定性", target, "")


def class_cells(sheet: Sheet, rows: list[dict[str, Any]], column: int, key: str, style: str) -> None:
    """Fill a column of classes, beginning at the sheet's current row."""
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and (rows[end]["level1"], rows[end][key]) == (rows[start]["level1"], rows[start][key]):
            end += 1
        name, first, count = rows[start][key], sheet.row + start, end - start
        if style == "merged":
            sheet.put(first, column, "\n".join(name) if count > 2 else name, rows=count)
        elif style == "repeated":
            for number in range(count):
                sheet.put(first + number, column, name)
        else:
            pieces = list(name) if style == "split" and count >= len(name) else [name]
            for number in range(count):
                sheet.put(first + number, column, pieces[number] if number < len(pieces) else "")
        start = end


def body(sheet: Sheet, rows: list[dict[str, Any]], style: str, columns: list[list[str]], first: int = 1) -> None:
    """Add the rows of the indicator table: side label, two classes, then the given columns of texts."""
    sheet.put(sheet.row, 0, "绩\n效\n指\n标", rows=len(rows))
    class_cells(sheet, rows, first, "level1", style)
    class_cells(sheet, rows, first + 1, "level2", style)
    for number in range(len(rows)):
        for offset, texts in enumerate(columns):
            sheet.put(sheet.row + number, first + 2 + offset, texts[number])
    sheet.row += len(rows)


def column(rows: list[dict[str, Any]], key: str) -> list[str]:
    return ["" if row[key] is None else str(row[key]).removesuffix(".0") for row in rows]


def guangdong(data: dict[str, Any], style: str) -> Sheet:
    """区域绩效目标表: one cell of 指标值."""
    sheet = Sheet(5, ["附件2", f"省级对地方专项转移支付区域绩效目标表（{data['region']}）", "（二级项目-明细项目）"])
    sheet.add("项目名称", (data["title"], 4))
    sheet.add("省级主管\n部门", (data["unit"], 2), "预 算 年 度", f"{data['year']}年")
    sheet.add("资金需求", ("365万元", 4))
    sheet.add("阶段性绩效信息（项目实施计划）", "第一\n季度", ("制定工作方案，开展培训2场。", 3))
    sheet.add("总体绩效\n目标", ("1.完成年度任务。\n2.提高服务水平。", 4))
    sheet.add("", "一级指标", "二级指标", "三级指标", "指标值")
    body(sheet, data["rows"], style, [column(data["rows"], "name"), column(data["rows"], "target")])
    return sheet


def self_evaluation(data: dict[str, Any], style: str) -> Sheet:
    """项目支出绩效自评表: points, actual values, reasons; points behind the class names, a total, notes below."""
    sheet = Sheet(9, ["项目支出绩效自评表", f"（{data['year']}年度）"])
    sheet.add(("项目名称", 3), (data["title"], 6))
    sheet.add(("主管部门", 3), ("某某主管局", 2), ("实施单位", 2), (data["unit"], 2))
    budget = data["budget"]
    sheet.put(sheet.row, 0, "项目资金\n（万元）", rows=3)
    for offset, text in enumerate(
        ["", "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分"]
    ):
        sheet.put(sheet.row, offset + 1, text)
    for offset, text in enumerate(
        ["年度资金总额", "", *[f"{budget['total']}"] * 2, f"{budget['executed']}", "10", "100%", "10"]
    ):
        sheet.put(sheet.row + 1, offset + 1, text)
    for offset, text in enumerate(
        ["其中：当年财政拨款", "", *[f"{budget['total']}"] * 2, f"{budget['executed']}", "—", "—", "—"]
    ):
        sheet.put(sheet.row + 2, offset + 1, text)
    sheet.row += 3
    sheet.put(sheet.row, 0, "年度总体目标", rows=2)
    sheet.put(sheet.row, 1, "预期目标", columns=4)
    sheet.put(sheet.row, 5, "实际完成情况", columns=4)
    sheet.put(sheet.row + 1, 1, "完成年度任务。", columns=4)
    sheet.put(sheet.row + 1, 5, "全部完成。", columns=4)
    sheet.row += 2
    heading = [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度\n指标值",
        "实际\n完成值",
        "分值",
        "得分",
        "偏差原因分析及改进措施",
    ]
    sheet.add("绩\n效\n指\n标", *heading)
    rows = (
        [{**row, "level1": f"{row['level1']}（50分）"} for row in data["rows"]] if style == "merged" else data["rows"]
    )
    body(sheet, rows, style, [column(rows, key) for key in ("name", "target", "actual", "weight", "score", "reason")])
    sheet.add(("总分", 6), "100", "98.5", "")
    sheet.notes = ["填报人：            联系电话：", "注：1.一级指标权重统一设置。"]
    return sheet


def sichuan(data: dict[str, Any], style: str) -> Sheet:
    """The form with 指标性质, 指标值, 度量单位 and 权重 in columns of their own."""
    sheet = Sheet(11, ["部门预算项目支出绩效自评表", f"（{data['year']}年度）"])
    sheet.add(("项目名称", 2), (f"51062322T000{data['id']}-{data['title']}", 9))
    sheet.add(("主管部门", 2), ("某某局", 4), ("实施单位（盖章）", 2), (data["unit"], 3))
    sheet.put(sheet.row, 0, "项目基本情况", rows=2)
    sheet.put(sheet.row, 1, "1.项目年度目标", columns=5)
    sheet.put(sheet.row, 6, "年度目标完成情况（100字以内）", columns=5)
    sheet.put(sheet.row + 1, 1, "完成年度任务。", columns=5)
    sheet.put(sheet.row + 1, 6, "全部完成。", columns=5)
    sheet.row += 2
    heading = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "完成值",
        "权重",
        "得分",
        "未完成原因分析",
    ]
    sheet.add("绩效指标（90分）", *heading)
    rows = data["rows"]
    parts = [sign_number_unit(row["target"]) for row in rows]
    separate = [[part[each] for part in parts] for each in range(3)]
    body(
        sheet,
        rows,
        style,
        [column(rows, "name"), *separate, *[column(rows, k) for k in ("actual", "weight", "score", "reason")]],
    )
    sheet.add(("合计", 8), "100", "100", "")
    sheet.add(("评价结论", 2), ("自评总分100分。", 9))
    sheet.add(("存在问题", 2), ("无", 9))
    sheet.add(("项目负责人", 2), ("", 4), ("财务负责人", 2), ("", 3))
    return sheet


def transfer(data: dict[str, Any], style: str) -> Sheet:
    """转移支付区域（项目）绩效目标自评表: no points."""
    sheet = Sheet(7, ["附件1", "转移支付区域（项目）绩效目标自评表", f"（{data['year']}年度）"])
    sheet.add(("转移支付（项目）名称", 2), (data["title"], 5))
    sheet.add(("中央主管部门", 2), ("某部", 5))
    sheet.add(("地方主管部门", 2), ("某厅", 2), ("资金使用单位", 1), (data["unit"], 2))
    sheet.put(sheet.row, 0, "项目资金\n（万元）", rows=2, columns=2)
    for offset, text in enumerate(["", "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A）", ""]):
        sheet.put(sheet.row, offset + 2, text)
    for offset, text in enumerate(
        ["年度资金总额：", f"{data['budget']['total']}", f"{data['budget']['executed']}", "100%", ""]
    ):
        sheet.put(sheet.row + 1, offset + 2, text)
    sheet.row += 2
    sheet.put(sheet.row, 0, "年度总体目标", rows=2)
    sheet.put(sheet.row, 1, "年初设定目标", columns=3)
    sheet.put(sheet.row, 4, "全年实际完成情况", columns=3)
    sheet.put(sheet.row + 1, 1, "完成年度任务。", columns=3)
    sheet.put(sheet.row + 1, 4, "全部完成。", columns=3)
    sheet.row += 2
    sheet.add("绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "全年完成值", "未完成原因和改进措施")
    rows = data["rows"]
    body(sheet, rows, style, [column(rows, key) for key in ("name", "target", "actual", "reason")])
    sheet.add("说明", ("无", 6))
    sheet.notes = ["注：1.其他资金包括与中央财政资金、地方财政资金共同投入到同一项目的自有资金、社会资金。"]
    return sheet


def application(data: dict[str, Any], style: str) -> Sheet:
    """区域绩效目标申报表: the whole period beside the year."""
    sheet = Sheet(8, ["区域绩效目标申报表", f"（{data['year']}年度）"])
    sheet.add(("专项名称", 2), (data["title"], 6))
    sheet.add(("省级主管部门", 2), (data["unit"], 6))
    sheet.add(("资金情况（万元）", 2), ("实施期金额：", 2), ("1100", 1), ("年度金额：", 2), ("365", 1))
    sheet.put(sheet.row, 0, "总体目标", rows=2)
    sheet.put(sheet.row, 1, "实施期总目标", columns=4)
    sheet.put(sheet.row, 5, "年度目标", columns=3)
    sheet.put(sheet.row + 1, 1, "三年完成全部任务。", columns=4)
    sheet.put(sheet.row + 1, 5, "完成年度任务。", columns=3)
    sheet.row += 2
    sheet.add("绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值")
    rows = data["rows"]
    period = [f"三年{name}" for name in column(rows, "name")]
    values = [f"累计{target}" for target in column(rows, "target")]
    start = sheet.row
    body(sheet, rows, style, [period, values, [""] * len(rows), column(rows, "name"), column(rows, "target")])
    sheet.places = [p for p in sheet.places if not (p.row >= start and p.column == 5)]
    sheet.row = start
    class_cells(sheet, rows, 5, "level2", style)
    sheet.row = start + len(rows)
    return sheet


def monitoring(data: dict[str, Any], style: str) -> Sheet:
    """绩效目标执行监控表: seven months, five causes and three likelihoods to tick under merged headings."""
    sheet = Sheet(16, ["绩效目标执行监控表", f"（{data['year']}年度）"])
    sheet.add(("项目名称", 3), (data["title"], 13))
    sheet.add(("主管部门及代码", 3), ("某某局 [101]", 5), ("实施单位", 3), (data["unit"], 5))
    sheet.put(sheet.row, 0, "项目资金（万元）", rows=2)
    for offset, text in enumerate(["", "年初预算数", "1–7月执行数", "1–7月执行率", "全年预计执行数"]):
        sheet.put(sheet.row, 1 + offset * 3, text, columns=3)
    for offset, text in enumerate(["年度资金总额", f"{data['budget']['total']}", "10.5", "52.5%", "20"]):
        sheet.put(sheet.row + 1, 1 + offset * 3, text, columns=3)
    sheet.row += 2
    sheet.add("年度总体目标", ("完成年度任务。", 15))
    top = ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "1–7月执行情况", "全年预计完成情况"]
    for offset, text in enumerate(top):
        sheet.put(sheet.row, offset, text, rows=2)
    sheet.put(sheet.row, 7, "偏差原因分析", columns=5)
    sheet.put(sheet.row, 12, "完成目标可能性", columns=3)
    sheet.put(sheet.row, 15, "备注", rows=2)
    below = ["经费保障", "制度保障", "人员保障", "硬件条件保障", "原因说明", "确定能", "有可能", "完全不可能"]
    for offset, text in enumerate(below):
        sheet.put(sheet.row + 1, 7 + offset, text)
    sheet.row += 2
    rows = data["rows"]
    ticks = [["√" if number == 0 else "" for number in range(len(rows))], *[[""] * len(rows)] * 3]
    why = [["资金到位晚" if number == 0 else "" for number in range(len(rows))]]
    likely = [
        ["" if number == 0 else "√" for number in range(len(rows))],
        ["√"] + [""] * (len(rows) - 1),
        [""] * len(rows),
    ]
    texts = [column(rows, "name"), column(rows, "target"), column(rows, "actual"), column(rows, "target")]
    body(sheet, rows, style, [*texts, *ticks, *why, *likely, [""] * len(rows)])
    return sheet


LAYOUTS = {
    layout.__name__: layout for layout in (guangdong, self_evaluation, sichuan, transfer, application, monitoring)
}


def write_docx(sheet: Sheet, path: Path) -> Path:
    import docx

    document = docx.Document()
    for line in sheet.title:
        document.add_paragraph(line)
    table = document.add_table(sheet.row, sheet.width)
    for place in sheet.places:
        first = table.cell(place.row, place.column)
        last = table.cell(place.row + place.rows - 1, place.column + place.columns - 1)
        cell = first.merge(last) if first is not last else first
        cell.text = place.text
    for line in sheet.notes:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def write_xlsx(sheet: Sheet, path: Path, before: str | None = None) -> Path:
    """Write a workbook; ``before`` is the text of a first sheet that is no form."""
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    if before is not None:
        page.title = "填表说明"
        page["A1"] = before
        page = book.create_sheet("绩效表")
    for number, line in enumerate(sheet.title, start=1):
        page.cell(number, 1, line)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=sheet.width)
    above = len(sheet.title)
    for place in sheet.places:
        row, column = above + place.row + 1, place.column + 1
        value, number_format = as_stored(place.text)
        if value is not None:
            cell = page.cell(row, column, value)
            cell.number_format = number_format
            if isinstance(value, str):
                cell.data_type = "s"  # =9人 is a text, as Excel keeps what is no formula
        if place.rows > 1 or place.columns > 1:
            page.merge_cells(
                start_row=row, end_row=row + place.rows - 1, start_column=column, end_column=column + place.columns - 1
            )
    for number, line in enumerate(sheet.notes):
        page.cell(above + sheet.row + 1 + number, 1, line)
    book.save(path)
    return path


def as_stored(text: str) -> tuple[Any, str]:
    """Store what looks like a number as a number, a percentage as its hundredth with a % format, as Excel does."""
    if re.fullmatch(r"(0|[1-9]\d{0,8})(\.\d{1,4})?", text):
        places = len(text.partition(".")[2])
        return float(text) if places else int(text), f"0.{'0' * places}" if places else "General"
    if re.fullmatch(r"\d{1,3}(\.\d{1,2})?%", text):
        places = len(text.removesuffix("%").partition(".")[2])
        return float(text.removesuffix("%")) / 100, f"0.{'0' * places}%" if places else "0%"
    return text or None, "General"
