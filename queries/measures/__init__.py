"""Measures: numbers in, numbers out. Pandas, networkx and numpy; no store, no settings, no printing.

Same input and seed, same output; malformed input raises `ValueError`; unknown is NaN in frames and None in scalars, never
zero. Each formula names its source; the definitions in words are in `docs/questions.md` where a question uses them.
Nothing imports this package when `queries` is imported: a question's code imports the measure it needs when it is asked,
because pandas and scipy cost more to import than most questions cost to answer.
"""

PROJECT = "liantu"
