// Supplies of a component of the assembly (to the maker that is asked about; '' = any), with their rows; in no order.
MATCH (a:Assembly {id: $assembly})-[:HAS_COMPONENT]->(c:Component)
WITH collect(c.id) AS own
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE size(r.components) > 0 AND ($maker = '' OR b.id = $maker) AND any(x IN r.components WHERE x IN own)
RETURN s.id AS supplier, b.id AS customer, r.components AS components, r.sales_cny AS sales_cny, r.rows AS rows
