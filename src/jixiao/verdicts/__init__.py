"""One file a kind of target: how its actual is judged. :mod:`jixiao.evaluate` chooses.

- ``measured``: amounts and ranges, with units, and the direction in which less is better; ``compared``: one number against them
- ``occasions``: what every single one has to reach (每次, 每季度)
- ``growth``: a change against a base; ``changes`` says what change an actual states
- ``deadline``: a last day, a period
- ``qualitative``: what a person rates
- ``compound``: several requirements at once; ``parts`` says which entry answers which
- ``case``: what all of them are given; ``magnitude``: numbers that are asked about instead of judged;
  ``agreement``: whether the entries are about one thing
"""
