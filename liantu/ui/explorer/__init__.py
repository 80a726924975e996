"""The chain explorer: 整车 → 系统 → 总成 → 部件 → 企业, drawn by our own SVG component."""
