"""What the page 链主与集群 is made of."""
