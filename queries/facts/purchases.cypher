// Supplies of something that is a component (of the part and to the maker that are asked about; '' = any), with their rows; in no order.
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE size(r.components) > 0 AND ($maker = '' OR b.id = $maker) AND ($part = '' OR $part IN r.components)
RETURN s.id AS supplier, b.id AS customer, r.components AS components, r.sales_cny AS sales_cny, r.rows AS rows
