// Every supply on record with its rows, in no order (see trades.cypher).
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
RETURN s.id AS supplier, b.id AS customer, r.item AS item, r.confidence AS confidence, r.rows AS rows
