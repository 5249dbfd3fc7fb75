"""The three kinds of files as frozen models. Models carry no positions: a route names a place in the document."""

from jixiao.documents.models.actuals import Actuals, Entry, Evidence, Record, Spending
from jixiao.documents.models.base import Model
from jixiao.documents.models.targets import (
    Indicator,
    IndicatorRow,
    Milestone,
    MilestoneRow,
    Project,
    QuarterPlan,
    Targets,
    class_name,
)
from jixiao.documents.models.waivers import Waiver, Waivers

FILE_MODELS: dict[str, type[Model]] = {"targets": Targets, "actuals": Actuals, "waivers": Waivers}
"""The models that are whole files, by the name ``jixiao schema`` knows."""

__all__ = [
    "FILE_MODELS",
    "Actuals",
    "Entry",
    "Evidence",
    "Indicator",
    "IndicatorRow",
    "Milestone",
    "MilestoneRow",
    "Model",
    "Project",
    "QuarterPlan",
    "Record",
    "Spending",
    "Targets",
    "Waiver",
    "Waivers",
    "class_name",
]
