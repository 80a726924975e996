// Who in the demand scope needs an assembly or component for its vehicles.
MATCH (e:Enterprise)-[:BUILDS]->(:VehicleModel)-[:NEEDS]->(x:Assembly|Component)
WHERE '' IN $demand OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand }
RETURN DISTINCT x.id AS part, e.id AS firm
ORDER BY part, firm
