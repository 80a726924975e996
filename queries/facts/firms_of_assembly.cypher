// Firms said to make a component of one assembly ('' = of any), with what decides whether they count; in no order.
MATCH (a:Assembly)-[:HAS_COMPONENT]->(:Component)<-[:MAKES]-(e:Enterprise)
WHERE $assembly IN ['', a.id]
WITH DISTINCT e
RETURN e.id AS firm, e.name AS name, e.operation AS operation, e.output_cny AS output_cny, e.mentioned AS mentioned,
       coalesce(e.keys, []) AS keys,
       '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope } AS in_scope,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places,
       COLLECT { MATCH (e)-[:OWNED_BY]->(o:Enterprise) RETURN o.id ORDER BY o.id } AS owners,
       COLLECT { MATCH (e)-[:HOLDS]->(h:Honour) RETURN h.name ORDER BY h.name } AS titles
