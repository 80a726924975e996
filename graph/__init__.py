"""What the graph is: the model, the fold, the two stores. Imports nothing of ours."""

PROJECT = "liantu"
