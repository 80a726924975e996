// The supplies on record that can belong to the chain of one assembly ('' = of any): of its components, or of nothing named.
OPTIONAL MATCH (a:Assembly {id: $assembly})-[:HAS_COMPONENT]->(c:Component)
WITH collect(c.id) AS own
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE $assembly = '' OR r.components IS NULL OR size(r.components) = 0 OR any(x IN r.components WHERE x IN own)
RETURN s.id AS supplier, b.id AS customer, coalesce(r.components, []) AS components, r.sales_cny AS sales_cny
