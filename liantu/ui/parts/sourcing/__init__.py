"""What the page 以整车找总成 is made of."""
