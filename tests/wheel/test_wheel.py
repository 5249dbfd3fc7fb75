"""The wheel holds all the program needs, runs from there alone, and comes out the same whenever and wherever it is built."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from gettext import GNUTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest

from jixiao import __version__

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", ".*_cache", "__pycache__", "*.mo", "dist", "site", ".hypothesis", ".cache"
)
BUILD = "import sys; from hatchling.build import build_{kind}; print(build_{kind}(sys.argv[1]))"
BUILT = ("jixiao/locales/en/LC_MESSAGES/jixiao.mo",)
SCHEMAS = ("actuals", "targets", "waivers")


def build(kind: str, folder: Path, epoch: str | None = None) -> Path:
    """Build the wheel or the source archive in a copy of the repository of its own."""
    source = folder / "source"
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    environment = {**os.environ, **({"SOURCE_DATE_EPOCH": epoch} if epoch else {})}
    command = [sys.executable, "-c", BUILD.format(kind=kind), str(folder)]
    result = subprocess.run(command, cwd=source, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return folder / result.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"), "1600000000")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel; the libraries are borrowed from this one. Returns its folder of programs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    binaries = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(binaries / "python"), "install", "--quiet"]
    subprocess.run([*pip, "--no-index", "--no-deps", str(wheel)], check=True, capture_output=True)
    (packages,) = folder.rglob("site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return binaries


def run(installed: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(installed / "jixiao"), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    here = {
        f"jixiao/{path.relative_to(ROOT / 'src' / 'jixiao').as_posix()}"
        for path in (ROOT / "src" / "jixiao").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not any(part.startswith(".") for part in path.parts)
    }
    schemas = {f"jixiao/schemas/{name}.schema.json" for name in SCHEMAS}
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == here | schemas | set(BUILT)
    assert {"jixiao/py.typed", "jixiao/profiles/mof-2020.toml", "jixiao/renderers/templates/page.html.j2"} <= names


def test_the_wheel_runs_without_the_repository(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "targets", tmp_path / "targets")
    assert run(installed, "--version", folder=tmp_path).stdout == f"jixiao {__version__}\n"
    actuals = "examples/zhaoqing-2025-year.yaml"
    check = run(installed, "check", actuals, "--lang", "en", folder=tmp_path)  # the catalogue
    assert (check.returncode, check.stderr) == (1, "")
    assert "missed" in check.stdout.lower()
    score = run(installed, "score", actuals, "--format", "json", folder=tmp_path)  # the profiles
    assert json.loads(score.stdout)["scores"][0]["profile"] == "mof-2020"
    page = run(installed, "check", actuals, "--format", "html", folder=tmp_path)  # the templates
    assert page.stdout.startswith("<!DOCTYPE html>")
    where = [str(installed / "python"), "-c", "import jixiao; print(jixiao.__file__)"]
    shown = subprocess.run(where, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert Path(shown.strip()).is_relative_to(installed.parent)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_schemas_of_the_wheel_are_what_the_program_writes(installed: Path, tmp_path: Path, kind: str) -> None:
    (schema,) = installed.parent.rglob(f"jixiao/schemas/{kind}.schema.json")
    assert schema.read_text(encoding="utf-8") == run(installed, "schema", kind, folder=tmp_path).stdout


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_two_builds_are_the_same_to_the_byte(kind: str, tmp_path: Path) -> None:
    digests = set()
    for name in ("one", "another"):
        folder = tmp_path / name
        folder.mkdir()
        digests.add(hashlib.sha256(build(kind, folder, "1700000000").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_messages_do_not_tell_when_they_were_built(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        messages = GNUTranslations(archive.open(BUILT[0]))
    assert messages.info()["pot-creation-date"] == "1970-01-01 00:00+0000"


def test_the_oldest_versions_are_the_lower_bounds() -> None:
    spec = importlib.util.spec_from_file_location("oldest", ROOT / "scripts" / "oldest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = '[project]\ndependencies = ["a>=1.2", "b.c-d[x]>=3; python_version > \'3\'"]'
    assert module.oldest(text) == ["a==1.2", "b.c-d==3"]
    assert module.oldest((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match="a<2"):
        module.oldest('[project]\ndependencies = ["a<2"]')
