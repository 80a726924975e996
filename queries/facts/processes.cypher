// The processes that a component uses, as assigned.
MATCH (c:Component|LegacyComponent)-[:USES]->(k:Capability)
WITH c, k
ORDER BY k.order, k.id
RETURN c.id AS part, collect(k.id) AS processes, collect(k.name) AS names
ORDER BY part
