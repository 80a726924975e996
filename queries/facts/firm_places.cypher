// The firm that is asked about, or each investment target when none is: where it stands and what it makes by a record.
MATCH (e:Enterprise)
WHERE e.id = $firm OR ($firm = '' AND EXISTS { MATCH (e)-[:TARGETED_FOR]->(x) })
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[m:MAKES]->(c:Component) WHERE m.evidence = 'confirmed' RETURN c.id ORDER BY c.id } AS makes
ORDER BY firm
