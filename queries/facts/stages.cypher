// The stages of the plan, in order.
MATCH (s:Stage)
RETURN s.id AS id, s.name AS name
ORDER BY s.order, id
