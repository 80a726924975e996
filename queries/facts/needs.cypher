// What the vehicle models of a maker (or of all makers in the demand scope) need; a model without a need has a line too.
MATCH (e:Enterprise)-[:BUILDS]->(v:VehicleModel)
WHERE ($maker = '' OR e.id = $maker) AND ($model = '' OR v.name = $model OR v.id = $model)
  AND ($maker <> '' OR '' IN $demand OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand })
OPTIONAL MATCH (v)-[n:NEEDS]->(x:Assembly|Component)
RETURN v.id AS model, v.name AS model_name, e.id AS maker, e.name AS maker_name, x.id AS part,
       n.purchases_cny AS purchases_cny, n.sourcing AS sourcing, coalesce(n.rows, []) AS rows,
       n.as_of AS as_of,
       '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope } AS in_scope,
       EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $city } AS in_city,
       EXISTS { MATCH (e)-[:LOCATED_IN]->(:Place) } AS placed
ORDER BY model, maker, part
