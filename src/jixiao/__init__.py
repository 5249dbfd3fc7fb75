"""jixiao 绩效: government budget-performance targets as code."""

__version__ = "0.1.0"
