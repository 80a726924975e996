// Every supply on record: who to whom, of which components, for how much. In no order: sorting 100,000 lines takes longer
// than finding them, and no measure depends on their order.
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
RETURN s.id AS supplier, b.id AS customer, r.components AS components, r.sales_cny AS sales_cny
