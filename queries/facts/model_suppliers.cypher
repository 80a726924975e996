// Who supplies which part to which vehicle model, as of when, and where that firm is.
MATCH (v:VehicleModel)-[s:SOURCED_FROM]->(f:Enterprise)
RETURN v.id AS model, s.part AS part, f.id AS firm, f.name AS name, coalesce(f.keys, []) AS keys, s.rows AS rows,
       s.as_of AS as_of,
       '' IN $scope OR EXISTS { MATCH (f)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope } AS in_scope,
       EXISTS { MATCH (f)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $city } AS in_city,
       EXISTS { MATCH (f)-[:LOCATED_IN]->(:Place) } AS placed,
       COLLECT { MATCH (f)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names
ORDER BY model, part, firm
