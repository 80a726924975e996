// Official chain owners (链主): named for a chain, or holding the title; what the chain covers.
MATCH (e:Enterprise)-[r:LEADS|HOLDS]->(x:Chain|Honour)
WHERE type(r) = 'LEADS' OR x.kind = '链主'
RETURN e.id AS firm, x.id AS by, x.name AS by_name, type(r) AS relation, r.until AS until, r.rows AS rows,
       COLLECT { MATCH (x)-[:COVERS_PART]->(p) RETURN p.id ORDER BY p.id } AS parts
ORDER BY firm, by
