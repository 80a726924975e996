// Titles that a firm holds, with their dates.
MATCH (e:Enterprise {id: $firm})-[r:HOLDS]->(h:Honour)
RETURN h.name AS what, r.since AS since, r.until AS until, coalesce(r.rows, []) AS rows
ORDER BY what
