"""What ``jixiao init`` puts into a new repository of targets. The files of this folder are copied as they stand.

``@year@`` in a text or a path becomes the year of the day, ``@version@`` the version of the program.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A file of this folder, and where it goes. Some are read only at the top of a git repository."""

    source: str
    path: str
    only_at_top: bool = False


PARTS = (
    Part("README.md", "README.md"),
    Part("jixiao.toml", "jixiao.toml"),
    Part("evidence-README.md", "evidence/README.md"),
    Part("gitattributes", ".gitattributes"),
    Part("gitignore", ".gitignore"),
    Part("pre-commit-config.yaml", ".pre-commit-config.yaml", only_at_top=True),
    Part("workflow.yml", ".github/workflows/jixiao.yml", only_at_top=True),
)
"""What every repository gets."""

SAMPLE = (
    Part("targets.yaml", "targets/sample-@year@.yaml"),
    Part("evidence.txt", "evidence/@year@Q1-sample.txt"),
    Part("actuals.yaml", "actuals.yaml"),
)
"""What a repository without a table of its own gets, so that every command has something to show."""
