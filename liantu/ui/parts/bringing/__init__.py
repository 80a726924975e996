"""Sheets in, step by step: an empty one to fill in, the files, what they are taken for, a dry run, the load."""
