"""From many tables to one: the rooms of ``rollup``.

- ``member``: what is kept of one table and of each of its indicators
- ``summary``: read and summarise one table (a function of its own, so that other processes can run it)
- ``matching``: which indicators of different tables are the same one
- ``weighing``: means weighted by funds, exactly
- ``judging``: an aggregated target judged and scored by the rules of a single one
- ``alone``: a single table, passed on as it is
- ``added``, ``averaged``, ``held``: one file a way of aggregating
- ``rolling``: a set of tables rolled up into one
- ``quarters``: one row per indicator and quarter, for analysis
"""

from jixiao.aggregates import added, averaged, held

METHODS = (added, averaged, held)
"""The ways of aggregating. Each room names the methods it serves in ``SERVES`` and has one function ``aggregate``."""
