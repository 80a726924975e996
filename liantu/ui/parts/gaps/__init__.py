"""What the page 强弱缺分析 is made of."""
