// The firm that is asked about, or each investment target when none is: where it stands and what it makes by a record.
OPTIONAL MATCH (x:Component|Assembly)<-[:TARGETED_FOR]-(t:Enterprise)
WITH collect(DISTINCT t.id) AS targets
UNWIND CASE WHEN $firm = '' THEN targets ELSE [$firm] END AS id
MATCH (e:Enterprise {id: id})
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[m:MAKES]->(c:Component) WHERE m.evidence = 'confirmed' RETURN c.id ORDER BY c.id } AS makes
ORDER BY firm
