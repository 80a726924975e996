// Every place with the places it lies in directly.
MATCH (p:Place)
OPTIONAL MATCH (p)-[:WITHIN]->(q:Place)
WITH p, q
ORDER BY p.id, q.id
RETURN p.id AS id, p.name AS name, p.short_name AS short_name, p.level AS level, p.in_plan AS in_plan,
       collect(q.id) AS within
ORDER BY id
