// Every firm with a row of its own, with what decides whether it counts as a producer in the scope; not sorted: Evidence does.
MATCH (e:Enterprise)
WHERE e.mentioned = false
WITH e, [(e)-[:LOCATED_IN]->(p:Place) | p.id] AS places
RETURN e.id AS firm, e.name AS name, e.operation AS operation, e.output_cny AS output_cny, e.mentioned AS mentioned,
       e.output_cny_as_of AS output_cny_as_of, e.revenue_cny AS revenue_cny, e.employees AS employees,
       '' IN $scope OR any(x IN places WHERE x IN $scope) AS in_scope, places AS places,
       [(e)-[:OWNED_BY]->(o:Enterprise) | o.id] AS owners, [(e)-[:HOLDS]->(h:Honour) | h.name] AS titles
