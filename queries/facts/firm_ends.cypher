// Relations of a firm that have ended, with the day.
MATCH (e:Enterprise {id: $firm})-[r:WAS_LOCATED_IN|MADE|WORKED_ON|HELD|WAS_OWNED_BY|SUPPLIED|BUILT|LED|WAS_SOURCED_FROM|WAS_TARGETED_FOR]-(o)
WHERE r.ended_on IS NOT NULL
RETURN type(r) AS relation, o.name AS what, r.ended_on AS on, r.ended_by AS by, coalesce(r.rows, []) AS rows
ORDER BY on, relation, what
