"""What the page 断供影响 is made of."""
