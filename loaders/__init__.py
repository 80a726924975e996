"""Rows in: sheets, what their columns mean, what each row says. Imports `graph` and nothing else of ours."""

PROJECT = "liantu"
