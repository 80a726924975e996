"""One page a file: widgets, one question, one empty state, one table or drawing, one download."""
