"""One file a lint rule: its docstring is its manual page, its examples run as tests. ``RULES`` is the list.

``base`` says what a rule is; ``vocabulary`` and ``money`` hold the words they share. Rules L25, L26, L27 and L29 concern what was
achieved and belong to ``check`` and ``score``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.rules.bare_number import BareNumber
from jixiao.rules.below_last_year import BelowLastYear
from jixiao.rules.class_value_mismatch import ClassValueMismatch
from jixiao.rules.cost_above_budget import CostAboveBudget
from jixiao.rules.cost_without_amount import CostWithoutAmount
from jixiao.rules.crowded_class import CrowdedClass
from jixiao.rules.duplicate_name import DuplicateName
from jixiao.rules.empty_head import EmptyHead
from jixiao.rules.fund_parts import FundParts
from jixiao.rules.growth_without_base import GrowthWithoutBase
from jixiao.rules.heavy_indicator import HeavyIndicator
from jixiao.rules.indicator_without_promise import IndicatorWithoutPromise
from jixiao.rules.indicator_without_quarter import IndicatorWithoutQuarter
from jixiao.rules.malformed_document_number import MalformedDocumentNumber
from jixiao.rules.missing_class import MissingClass
from jixiao.rules.missing_unit import MissingUnit
from jixiao.rules.no_output_or_benefit import NoOutputOrBenefit
from jixiao.rules.no_satisfaction import NoSatisfaction
from jixiao.rules.number_conflict import NumberConflict
from jixiao.rules.outdated_policy import OutdatedPolicy
from jixiao.rules.output_as_benefit import OutputAsBenefit
from jixiao.rules.plan_differs import PlanDiffers
from jixiao.rules.promise_without_indicator import PromiseWithoutIndicator
from jixiao.rules.rate_over_hundred import RateOverHundred
from jixiao.rules.reversed_bound import ReversedBound
from jixiao.rules.stray_characters import StrayCharacters
from jixiao.rules.timeliness_without_date import TimelinessWithoutDate
from jixiao.rules.unit_conflict import UnitConflict
from jixiao.rules.unknown_class import UnknownClass
from jixiao.rules.unreadable_value import UnreadableValue
from jixiao.rules.vague_value import VagueValue
from jixiao.rules.weight_sum import WeightSum

if TYPE_CHECKING:
    from jixiao.rules.base import Rule

RULES: tuple[type[Rule], ...] = (
    *(EmptyHead, NoOutputOrBenefit, NoSatisfaction, MissingClass, UnknownClass),
    *(DuplicateName, UnreadableValue, BareNumber, MissingUnit, UnitConflict),
    *(NumberConflict, PromiseWithoutIndicator, VagueValue, ClassValueMismatch, CostWithoutAmount),
    *(TimelinessWithoutDate, GrowthWithoutBase, RateOverHundred, ReversedBound, WeightSum),
    *(HeavyIndicator, BelowLastYear, PlanDiffers, MalformedDocumentNumber, FundParts),
    *(StrayCharacters, IndicatorWithoutPromise, IndicatorWithoutQuarter, OutdatedPolicy, CostAboveBudget),
    *(OutputAsBenefit, CrowdedClass),
)
"""Every rule, in the order of the codes."""
