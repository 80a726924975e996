"""Briefings: one value (`chain_map`) made by a template from answers, one layout, many writers. No Cypher, no business rule."""
