// Who in the demand scope (or the one maker) buys which component from whom, and where the supplier is.
MATCH (f:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE size(r.components) > 0 AND ($maker = '' OR b.id = $maker)
  AND ($maker <> '' OR '' IN $demand OR EXISTS { MATCH (b)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand })
UNWIND r.components AS component
RETURN component AS part, b.id AS buyer, b.name AS buyer_name, f.id AS firm, f.name AS name,
       coalesce(f.keys, []) AS keys, r.sales_cny AS purchases_cny, r.rows AS rows,
       '' IN $scope OR EXISTS { MATCH (f)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope } AS in_scope,
       EXISTS { MATCH (f)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $city } AS in_city,
       EXISTS { MATCH (f)-[:LOCATED_IN]->(:Place) } AS placed,
       COLLECT { MATCH (f)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names
ORDER BY part, buyer, firm
