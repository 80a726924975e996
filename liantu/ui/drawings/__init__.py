"""Small drawings of our own: the strip of 56, the tiles of the eight districts, entries with the rows behind them."""
