"""``check`` over many files: the same words whatever the number of processes, file by file or as a whole."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from jixiao.__main__ import run
from jixiao.commands import progress
from jixiao.commands.options import BadOption, read_jobs
from jixiao.renderers.pieces import IN_PIECES
from jixiao.workers import CHUNK, WORTH_IT, WorkerLostError, carry_out, chunks, jobs_for
from jixiao.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = """\
project: {{name: 示例项目{number}, region: 示例{number}, year: 2025}}
indicators:
  产出指标:
    数量指标:
      - {{id: SL01, name: 举办培训班, value: 不少于{number}期}}
      - {{id: SL02, name: 培训人次, value: 100人次以上}}
"""
FILES = 2 * CHUNK + 5


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay many small pairs on a desk: some missed, some that cannot be read, two of them of one broken table."""
    monkeypatch.chdir(tmp_path)
    for folder in ("targets", "actuals"):
        (tmp_path / folder).mkdir()
    for number in range(FILES):
        (tmp_path / f"targets/{number:02}.yaml").write_text(TABLE.format(number=number), encoding="utf-8")
        table = 3 if number == 20 else number
        actuals = f"targets: ../targets/{table:02}.yaml\nactuals:\n  SL01: {20}期\n  SL02: 110人次\n"
        (tmp_path / f"actuals/{number:02}.yaml").write_text(actuals, encoding="utf-8")
    (tmp_path / "targets/03.yaml").write_text("project: {name: 坏了}\n", encoding="utf-8")
    (tmp_path / "actuals/07.yaml").write_text(
        "targets: ../targets/07.yaml\nactuals: {SL01: 1场}\nnots: x\n", encoding="utf-8"
    )
    (tmp_path / "jixiao.toml").write_text('[check]\nnear = "x"\n', encoding="utf-8")
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run(["check", "actuals", *arguments])
    return code, capsys.readouterr().out


@pytest.mark.usefixtures("province")
@pytest.mark.parametrize("name", [*IN_PIECES, "sarif", "junit"])
def test_the_number_of_processes_changes_nothing(capsys, name) -> None:
    one = shown(capsys, "--format", name, "--jobs", "1")
    assert one[0] == 2
    assert "示例12" in one[1] or "actuals/12.yaml" in one[1] or "培训班" in one[1]
    for jobs in ("2", "3"):
        assert shown(capsys, "--format", name, "--jobs", jobs) == one


@pytest.mark.parametrize("name", IN_PIECES)
def test_a_file_and_a_copy_hold_the_same_as_the_screen(province, capsys, name) -> None:
    _code, screen = shown(capsys, "--format", name)
    assert run(["check", "actuals", "--format", name, "-o", "one.txt"]) == 2
    assert run(["check", "actuals", "--format", "sarif", "-o", "x.sarif", "--out", f"{name}=two.txt"]) == 2
    assert capsys.readouterr().err.count("已写出") == 3
    assert (province / "one.txt").read_text("utf-8") == screen
    assert (province / "two.txt").read_text("utf-8") == screen


@pytest.mark.usefixtures("province")
def test_json_of_many_files_is_one_document(capsys) -> None:
    _code, text = shown(capsys, "--format", "json", "--jobs", "2")
    document = json.loads(text)
    assert document["summary"]["total"] == 2 * (FILES - 3)
    assert [check["actuals"]["path"] for check in document["checks"]] == [
        f"actuals/{number:02}.yaml" for number in range(FILES) if number not in {3, 7, 20}
    ]
    told = [(finding["code"], finding["message"]) for finding in document["findings"]]
    assert len(told) == len(set(told))  # the broken table is told once, though two files are about it
    assert [code for code, _message in told] == ["JX113", "JX111", "JX111", "JX110"]
    assert text == json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_nothing_to_judge_is_a_document_all_the_same(province, capsys) -> None:
    for file in (province / "actuals").glob("*.yaml"):
        file.write_text("actuals: [\n", encoding="utf-8")
    code, text = shown(capsys, "--format", "json")
    assert code == 2
    assert json.loads(text)["checks"] == []
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.usefixtures("province")
def test_a_place_that_cannot_be_written_is_a_sentence(capsys) -> None:
    assert run(["check", "actuals", "-o", "nowhere/report.txt"]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (
        "",
        "写不了文件 nowhere/report.txt：文件或文件夹不存在\n用法见 jixiao check --help\n",
    )


def test_nothing_relies_on_fork(province) -> None:
    code = (
        "import multiprocessing, sys\n"
        "from jixiao.__main__ import main\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    main(sys.argv[1:])\n"
    )
    script = province / "spawned.py"
    script.write_text(code, encoding="utf-8")
    texts = []
    for jobs in ("1", "2"):
        command = [sys.executable, str(script), "check", "actuals", "--format", "jsonl", "--lang", "en", "--jobs", jobs]
        texts.append(subprocess.run(command, capture_output=True, check=False, timeout=120))
    assert texts[0].stdout == texts[1].stdout
    assert texts[1].returncode == 2, texts[1].stderr.decode()


@pytest.mark.parametrize(
    ("files", "asked", "cores", "jobs"),
    [
        (1, None, 8, 1),
        (WORTH_IT - 1, None, 8, 1),
        (WORTH_IT, None, 2, 2),
        (WORTH_IT, None, 8, 4),
        (3, 5, 8, 1),
        (40, 2, 1, 2),
    ],
)
def test_how_many_processes(files, asked, cores, jobs, monkeypatch) -> None:
    monkeypatch.setattr("jixiao.workers._cores", lambda: cores)
    assert jobs_for(files, asked) == jobs


@pytest.mark.parametrize("text", ["0", "-1", "", "x", "1.5", "9999", "²"])
def test_a_wrong_number_of_processes(text) -> None:
    with pytest.raises(BadOption, match="--jobs 要写一个正整数"):
        read_jobs(text)


def _doubler() -> Callable[[Any], Any]:
    return lambda numbers: [2 * number for number in numbers]


def _dying() -> Callable[[Any], Any]:
    return lambda _numbers: os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_order() -> None:
    tasks = chunks(range(100))
    for jobs in (1, 2):
        assert [number for part in carry_out(tasks, jobs, _doubler, ()) for number in part] == list(range(0, 200, 2))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_process_that_dies_is_said_so() -> None:
    with pytest.raises(WorkerLostError, match="--jobs 1"):
        list(carry_out(chunks(range(100)), 2, _dying, ()))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("watched", "seconds", "bar"), [(True, 2, True), (True, 0.5, False), (False, 2, False)])
def test_a_bar_for_long_runs_that_somebody_watches(monkeypatch, watched, seconds, bar) -> None:
    errors = _Terminal() if watched else io.StringIO()
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("TERM", "xterm")
    now = iter([0.0, *[seconds] * 9])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now, seconds))
    with progress.Progress(10) as shown_bar:
        shown_bar.advance(5)
    assert ("已读文件" in errors.getvalue()) == bar


@pytest.mark.parametrize("name", ["table", "concise", "json", "sarif"])
def test_reviews_are_the_same_whatever_the_number_of_processes(province, capsys, name) -> None:
    (province / "jixiao.toml").write_text('[lint]\nmax_weight = "x"\n[units]\nunits = 5\n', encoding="utf-8")
    texts = []
    for jobs in ("1", "2"):
        code = run(["lint", "targets", "--format", name, "--jobs", jobs])
        texts.append((code, capsys.readouterr().out))
    assert texts[0] == texts[1]
    assert "12.yaml" in texts[0][1]


@pytest.mark.parametrize("name", ["table", "concise", "json", "csv"])
@pytest.mark.parametrize("command", [["report", "--quarter", "3"], ["report"], ["score"]])
def test_the_year_is_the_same_whatever_the_number_of_processes(province, capsys, command, name) -> None:
    (province / "jixiao.toml").write_text('[check]\nnear = "x"\n[units]\nunits = 5\n', encoding="utf-8")
    texts = []
    for jobs in ("1", "2", "3"):
        code = run([*command, "actuals", "--format", name, "--jobs", jobs])
        texts.append((code, capsys.readouterr().out))
    assert texts[0][0] == 2
    assert "12.yaml" in texts[0][1] or "示例12" in texts[0][1]
    assert texts[1] == texts[2] == texts[0]


def test_a_workspace_goes_to_another_process(province) -> None:
    workspace = Workspace()
    workspace.language.read("5个")
    again = pickle.loads(pickle.dumps(workspace))  # noqa: S301 - our own value
    assert again.today == workspace.today
    assert again.config.findings == workspace.config.findings
    assert again.table(province / "targets/01.yaml")[1] is not None
