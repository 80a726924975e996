"""Layout: a ChainMap becomes pages of placed boxes, by arithmetic and the font's widths alone. The same block, the same place."""
