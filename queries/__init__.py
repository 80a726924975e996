"""Questions out: one file each, asked through `ask`. Imports `graph` and nothing else of ours."""

PROJECT = "liantu"
