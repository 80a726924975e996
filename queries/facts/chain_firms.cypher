// Every firm that is said to make a component, an assembly or an input, with what decides whether it counts as a producer in the scope.
MATCH (e:Enterprise)
WHERE EXISTS { MATCH (e)-[:MAKES|WORKS_ON|MAKES_INPUT_FOR]->(:Component|Assembly) }
WITH e, COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.id ORDER BY p.id } AS places
RETURN e.id AS firm, e.name AS name, e.operation AS operation, e.output_cny AS output_cny, e.mentioned AS mentioned,
       e.output_cny_as_of AS output_cny_as_of, e.revenue_cny AS revenue_cny, e.employees AS employees,
       '' IN $scope OR any(x IN places WHERE x IN $scope) AS in_scope, places AS places,
       COLLECT { MATCH (e)-[:OWNED_BY]->(o:Enterprise) RETURN o.id ORDER BY o.id } AS owners,
       COLLECT { MATCH (e)-[:HOLDS]->(h:Honour) RETURN h.name ORDER BY h.name } AS titles
ORDER BY firm
