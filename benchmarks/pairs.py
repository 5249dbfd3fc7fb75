"""Make a folder of many target tables with their actuals, all different: the load of the other benchmarks.

Every pair is the Zhaoqing table with its numbers moved by the number of the pair, so that the texts of one table are mostly not
those of another, as in a province. The numbers come again after KINDS pairs. Run: python benchmarks/pairs.py FOLDER [PAIRS [KINDS]]
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = (ROOT / "targets" / "zhaoqing-2025.yaml").read_text(encoding="utf-8")
ACTUALS = (ROOT / "examples" / "zhaoqing-2025-year.yaml").read_text(encoding="utf-8")


KINDS = 97


def make(folder: Path, pairs: int, kinds: int = KINDS) -> list[Path]:
    """Write the pairs and return the files of actuals, in order."""
    (folder / "targets").mkdir(parents=True, exist_ok=True)
    (folder / "actuals").mkdir(exist_ok=True)
    (folder / "jixiao.toml").write_text('[check]\nmissing = "fail"\n', encoding="utf-8")
    actuals = re.sub(r", evidence: \[[^]]*\]|evidence: \[[^]]*\](, )?", "", ACTUALS)
    files = []
    for number in range(pairs):
        name = f"{number:05}.yaml"
        (folder / "targets" / name).write_text(moved(TABLE, number % kinds), encoding="utf-8")
        own = re.sub(
            r"^targets: .*$", f"targets: ../targets/{name}", moved(actuals, number % kinds), flags=re.MULTILINE
        )
        (folder / "actuals" / name).write_text(own, encoding="utf-8")
        files.append(folder / "actuals" / name)
    return files


def moved(text: str, number: int) -> str:
    """Add a number to the counts in a text."""
    return re.sub(r"(?<=value: )(\d+)(?=[个件次场人家项])", lambda match: str(int(match[1]) + number), text)


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:] or ["2000"]))
