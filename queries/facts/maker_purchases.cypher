// Every supply of something that is a component (to the one maker, where one is asked for); not sorted: it is long.
MATCH (f:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE size(r.components) > 0 AND ($maker = '' OR b.id = $maker)
RETURN f.id AS firm, b.id AS buyer, r.components AS components, r.sales_cny AS purchases_cny, r.rows AS rows
