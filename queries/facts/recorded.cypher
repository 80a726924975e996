// Firms on record by the districts of the plan in which they lie: one of two districts counts in both, once in the whole.
MATCH (e:Enterprise)-[:LOCATED_IN]->(d:District)
WHERE d.in_plan AND e.mentioned = false
WITH e, d
ORDER BY d.id
WITH e, collect(DISTINCT d.id) AS places
RETURN places AS places, count(e) AS firms
ORDER BY places[0], size(places), firms
