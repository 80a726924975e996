"""Facts -> answer, for questions that name a function here by `derive = "module.function"`.

A function takes an `Asked` and returns a `Derived`: it prepares what the store found for a measure (`queries/measures`)
and puts the result into the question's columns. No store, no settings, no printing.
"""

PROJECT = "liantu"
