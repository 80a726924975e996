// The processes that a firm masters, where a list says so.
MATCH (e:Enterprise)-[:HAS_CAPABILITY]->(k:Capability)
WITH e, k
ORDER BY e.id, k.order, k.id
RETURN e.id AS firm, collect(k.id) AS processes, collect(k.name) AS names
ORDER BY firm
