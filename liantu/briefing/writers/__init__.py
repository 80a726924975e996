"""Writers: a ChainMap, or its Layout, becomes the bytes of a file. What a file cannot show is said in the result."""
