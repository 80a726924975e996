// What firms make by a record, anywhere and at any time: the ground of relatedness. Legacy components too.
MATCH (c:Component|LegacyComponent)
OPTIONAL MATCH (c)<-[m:MAKES]-(e:Enterprise)
WHERE m.evidence = 'confirmed'
WITH c, collect(e.id) AS firms
RETURN c.id AS part, c.name AS name, c:LegacyComponent AS is_legacy, firms AS firms
ORDER BY part
