// Assemblies that somebody in the demand scope makes, and who there needs an assembly or component for its vehicles.
MATCH (e:Enterprise)-[w:WORKS_ON]->(a:Assembly)
WHERE w.evidence = 'confirmed' AND ('' IN $demand OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand })
RETURN DISTINCT a.id AS part, '' AS firm, 'makes' AS how
ORDER BY part
UNION
MATCH (e:Enterprise)-[:BUILDS]->(:VehicleModel)-[:NEEDS]->(x:Assembly|Component)
WHERE '' IN $demand OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand }
RETURN DISTINCT x.id AS part, e.id AS firm, 'needs' AS how
ORDER BY part, firm
