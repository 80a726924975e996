// The eight districts of the plan, in its order.
MATCH (d:District)
WHERE d.in_plan
RETURN d.id AS id, d.name AS name
ORDER BY d.order, id
