"""What several pages share: exports, tables, badges, the rows behind a fact."""
