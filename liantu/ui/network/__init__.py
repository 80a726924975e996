"""Drawings of who is joined to whom: positions are computed here, the same every time; ECharts only puts ink on them."""
