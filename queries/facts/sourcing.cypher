// Who in the demand scope makes an assembly.
MATCH (e:Enterprise)-[w:WORKS_ON]->(a:Assembly)
WHERE w.evidence = 'confirmed' AND ('' IN $demand OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand })
RETURN a.id AS part, e.id AS firm
ORDER BY part, firm
