"""The page in a real browser: what is seen, what the keyboard and the filter do, a phone, paper, and what cannot run."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

KINDS = ("check", "monitor", "score")
ROWS = 9
"""The indicators of the desk, and the milestone of the third quarter."""
A4 = {595, 842}
"""The sides of A4 in points."""


def visible_rows(browser: Chrome) -> list[str]:
    return [row.text for row in browser.find_elements(By.CSS_SELECTOR, "tr.row") if row.is_displayed()]


def emulate(browser: Chrome, command: str, **settings: Any) -> None:
    browser.execute_cdp_cmd(f"Emulation.{command}", settings)


def phone(browser: Chrome) -> None:
    emulate(browser, "setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)


def press(browser: Chrome, *keys: str) -> None:
    browser.switch_to.active_element.send_keys(*keys)


def wait_for(browser: Chrome, condition: Any) -> None:
    WebDriverWait(browser, 10, poll_frequency=0.05).until(condition)


@pytest.fixture(autouse=True)
def _quiet(browser: Chrome) -> Iterator[None]:
    """Nothing may complain: no script error, nothing refused by the policy."""
    yield
    assert browser.get_log("browser") == []


def opened(browser: Chrome) -> list[bool]:
    """Tell of every row whether what opens below it can be seen (what an element's own state says is not asked)."""
    script = "return [...document.querySelectorAll('.inside')].map(e => e.checkVisibility() && e.clientHeight > 0)"
    answer: list[bool] = browser.execute_script(script)
    return answer


# ── the screen ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("kind", "count"), [("check", 11), ("monitor", ROWS), ("score", 8)])
def test_rows_are_seen(page, show, kind: str, count: int) -> None:
    browser = show(page(kind))
    rows = visible_rows(browser)
    assert len(rows) == count
    assert any("举办培训班" in row and "不少于4期" in row for row in rows)
    assert browser.find_element(By.CSS_SELECTOR, ".note").text == "示例数据，不是真实完成情况"
    assert not any(opened(browser))


def test_bars_are_as_long_as_their_numbers(page, show) -> None:
    browser = show(page("monitor"))
    (row,) = [row for row in browser.find_elements(By.CSS_SELECTOR, "tr.row") if "培训人次" in row.text]
    track, fill, mark = (row.find_element(By.CSS_SELECTOR, f".bar .{name}").rect for name in ("track", "fill", "mark"))
    assert fill["width"] / track["width"] == pytest.approx(0.50, abs=0.02)
    assert (mark["x"] - track["x"]) / track["width"] == pytest.approx(0.75, abs=0.03)
    sticks = [stick.rect["height"] for stick in row.find_elements(By.CSS_SELECTOR, ".trend rect")]
    assert sticks[1] / sticks[0] == pytest.approx(2 / 3, abs=0.05)


@pytest.mark.parametrize("kind", ["check", "score"])
def test_a_row_opens_to_what_was_reported_when(page, show, kind: str) -> None:
    browser = show(page(kind))
    (row,) = [row for row in browser.find_elements(By.CSS_SELECTOR, "tr.row") if "培训人次" in row.text]
    sticks = [stick.rect["height"] for stick in row.find_elements(By.CSS_SELECTOR, ".trend rect")]
    assert sticks[1] / sticks[0] == pytest.approx(2 / 3, abs=0.05)
    assert row.find_element(By.CSS_SELECTOR, ".trend").get_attribute("aria-label") == (
        "一季度 30人次，二季度 20人次，三季度 0人次"
    )
    more = row.find_element(By.XPATH, "following-sibling::tr[1]")
    more.find_element(By.TAG_NAME, "summary").send_keys(Keys.ENTER)
    table = more.find_element(By.CSS_SELECTOR, ".quarters")
    assert table.is_displayed()
    assert [cell.text for cell in table.find_elements(By.CSS_SELECTOR, "th, td")] == [
        *("一季度", "二季度", "三季度"),
        *("30人次", "20人次", "0人次"),
    ]
    for words in ("讲师生病，两期改到第四季度", "已重新排期", "100人次以上"):
        assert words in more.text


@pytest.mark.parametrize("width", [360, 1280])
def test_a_year_of_months_stands_one_below_the_other(page, show, browser, width: int) -> None:
    emulate(browser, "setDeviceMetricsOverride", width=width, height=740, deviceScaleFactor=1, mobile=width == 360)
    months = ", ".join(f"{{date: 2025-{month:02}-15, value: {month * 1000}人次}}" for month in range(1, 13))
    browser = show(page("check", **{"MY01: {value: 92%, quarter: 3}": f"SL04: [{months}]"}))
    browser.find_element(By.ID, "open-all").click()
    (table,) = [each for each in browser.find_elements(By.CSS_SELECTOR, ".quarters") if "2025-12-15" in each.text]
    assert [head.text for head in table.find_elements(By.TAG_NAME, "th")][::11] == ["2025-01-15", "2025-12-15"]
    assert table.rect["x"] + table.rect["width"] <= width
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_the_filter_by_status(page, show) -> None:
    browser = show(page("monitor"))
    for box in browser.find_elements(By.NAME, "status"):
        if box.get_attribute("value") != "red":
            box.click()
    (row,) = visible_rows(browser)
    assert "会议支出" in row
    assert browser.find_element(By.TAG_NAME, "output").text == "显示 1 项，共 9 项"
    assert [head.text for head in browser.find_elements(By.CSS_SELECTOR, "tr.class") if head.is_displayed()] == [
        "产出 · 成本"
    ]
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    wait_for(browser, lambda driver: len(visible_rows(driver)) == ROWS)


def test_the_filter_by_class(page, show) -> None:
    browser = show(page("monitor"))
    Select(browser.find_element(By.NAME, "class")).select_by_visible_text("效益 · 社会效益")
    (row,) = visible_rows(browser)
    assert "服务水平" in row
    for box in browser.find_elements(By.NAME, "status"):
        box.click()
    assert visible_rows(browser) == []
    assert browser.find_element(By.CSS_SELECTOR, ".none-shown").is_displayed()


def test_a_link_leads_to_its_row_whatever_is_filtered(page, show) -> None:
    browser = show(page("monitor"))
    Select(browser.find_element(By.NAME, "class")).select_by_visible_text("效益 · 社会效益")
    (link,) = [link for link in browser.find_elements(By.CSS_SELECTOR, ".listing a") if "SL04" in link.text]
    link.click()
    wait_for(browser, lambda driver: len(visible_rows(driver)) == ROWS)
    assert opened(browser).count(True) == 1
    (box,) = [box for box in browser.find_elements(By.CSS_SELECTOR, ".inside") if box.is_displayed()]
    assert "JX302" in box.text


@pytest.mark.parametrize("key", [Keys.ENTER, Keys.SPACE], ids=["enter", "space"])
def test_the_keyboard_reaches_and_opens_a_row(page, show, key: str) -> None:
    browser = show(page("monitor"))
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("href").endswith("#content")
    seen: list[WebElement] = []
    while browser.switch_to.active_element.tag_name != "summary":
        seen.append(browser.switch_to.active_element)
        assert len(seen) < 60, "no row was reached"
        outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", seen[-1].tag_name
        press(browser, Keys.TAB)
    assert {"input", "select", "button", "a"} <= {element.tag_name for element in seen}
    (details,) = browser.execute_script("return [document.activeElement.parentElement]")
    assert not details.find_element(By.CSS_SELECTOR, ".inside").is_displayed()
    press(browser, key)
    inside = details.find_element(By.CSS_SELECTOR, ".inside")
    assert inside.is_displayed()
    for words in ("指标值", "不少于4期", "一季度", "evidence/签到表.txt", "JX310", "actuals.yaml:8:"):
        assert words in inside.text
    press(browser, key)
    assert not inside.is_displayed()


def test_all_rows_open_at_once(page, show) -> None:
    browser = show(page("check"))
    button = browser.find_element(By.ID, "open-all")
    button.click()
    assert all(opened(browser))
    wait_for(browser, lambda _driver: button.text == "全部收起")
    button.click()
    assert not any(opened(browser))


def test_without_script_everything_is_there(page, show, browser) -> None:
    emulate(browser, "setScriptExecutionDisabled", value=True)
    show(page("monitor"))
    assert len(visible_rows(browser)) == ROWS
    assert not browser.find_element(By.ID, "filters").is_displayed()
    browser.find_element(By.TAG_NAME, "summary").click()
    assert browser.find_element(By.CSS_SELECTOR, ".inside").is_displayed()


@pytest.mark.parametrize(("wish", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_who_does_not_want_it(page, show, browser, wish: str, behaviour: str) -> None:
    emulate(browser, "setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": wish}])
    browser = show(page("check"))
    assert browser.execute_script("return getComputedStyle(document.documentElement).scrollBehavior") == behaviour


# ── a phone ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["举办培训班", "W" * 300], ids=["as it is", "one very long word"])
def test_a_phone_needs_no_scrolling_sideways(page, show, browser, kind: str, name: str) -> None:
    phone(browser)
    browser = show(page(kind, 举办培训班=name, 示例绩效目标表=name))
    browser.find_element(By.ID, "open-all").click()
    width, inner = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert inner == 360
    assert width <= inner
    edges = browser.execute_script(
        "return [...document.querySelectorAll('body *:not(.unseen):not(.skip)')].filter(e => e.checkVisibility() &&"
        " !e.closest('thead')).map(e => [e.tagName, e.className, Math.round(e.getBoundingClientRect().right)])"
        ".filter(e => e[2] > innerWidth)"
    )
    assert edges == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_shows_which_quarter_a_value_is_of(page, show, browser, kind: str) -> None:
    phone(browser)
    browser = show(page(kind))
    browser.find_element(By.ID, "open-all").click()
    table = next(
        each
        for each in browser.find_elements(By.CSS_SELECTOR, ".quarters")
        if each.find_element(By.TAG_NAME, "td").text.startswith("30")
    )
    heads, values = table.find_elements(By.TAG_NAME, "th"), table.find_elements(By.TAG_NAME, "td")
    assert [head.text for head in heads] == ["一季度", "二季度", "三季度"]
    assert [abs(head.rect["x"] - value.rect["x"]) < 2 for head, value in zip(heads, values, strict=True)] == [True] * 3


def test_a_table_stays_a_table_on_a_phone(page, show, browser) -> None:
    phone(browser)
    browser = show(page("monitor"))
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("table") == 2
    assert roles.count("rowheader") >= ROWS
    assert roles.count("columnheader") == 15


# ── paper ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_prints_on_a4(page, show, kind: str) -> None:
    browser = show(page(kind))
    answer = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(answer["data"])
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert boxes
    assert all({round(float(width)), round(float(height))} == A4 for width, height in boxes)
    assert not any(opened(browser))


def test_paper_shows_everything_whatever_is_filtered(page, show) -> None:
    browser = show(page("monitor"))
    Select(browser.find_element(By.NAME, "class")).select_by_visible_text("效益 · 社会效益")
    emulate(browser, "setEmulatedMedia", media="print")
    assert len(visible_rows(browser)) == ROWS
    assert all(opened(browser))
    assert not browser.find_element(By.ID, "filters").is_displayed()
    assert not any(summary.is_displayed() for summary in browser.find_elements(By.TAG_NAME, "summary"))


# ── what cannot run ──────────────────────────────────────────────────────────────────────────────────────────────────

ATTACK = "</script></style><img src=x onerror=window.pwned=1><script>window.pwned=1</script>"


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_data_runs_nothing(page, show, kind: str) -> None:
    fields = (
        "示例绩效目标表",
        "举办培训班",
        "示例数据，不是真实完成情况",
        "讲师生病，两期改到第四季度",
        "调研并入全省统一安排",
    )
    browser = show(page(kind, **dict.fromkeys(fields, f"'{ATTACK}'")))
    assert browser.execute_script("return window.pwned === undefined")
    assert browser.execute_script("return document.scripts.length") == 1
    assert ATTACK in browser.find_element(By.TAG_NAME, "h2").text
    assert ATTACK in browser.title


def test_the_policy_stops_what_would_be_injected(page, show, browser) -> None:
    """Were the escaping to fail, nothing would run: the policy refuses handlers, styles and pictures."""
    show(page("check"))
    browser.execute_script(
        "document.body.insertAdjacentHTML('beforeend', arguments[0])",
        "<img src='data:image/png;base64,x' onerror='window.pwned=1'><p id=red style='color: red'>x</p>",
    )
    wait_for(browser, lambda driver: len(driver.execute_script("return [...document.images]")) == 1)
    refused = " ".join(entry["message"] for entry in browser.get_log("browser"))
    assert "img-src" in refused
    assert "style-src" in refused
    assert browser.execute_script("return window.pwned === undefined")
    colour = browser.find_element(By.ID, "red").value_of_css_property("color")
    assert colour != "rgba(255, 0, 0, 1)"
