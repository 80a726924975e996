"""企业库: the conditions of the list, the list page by page, and what a profile is made of."""
