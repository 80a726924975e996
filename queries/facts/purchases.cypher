// Every supply of something that is a component, by supplier and buyer; where these are is in `located`. Not sorted: it is long.
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE size(r.components) > 0
RETURN s.id AS supplier, b.id AS buyer, r.components AS components, r.sales_cny AS sales_cny
