// Firms in the scope, and whoever an official list names, with what the gate asks. In no order: the answer is sorted.
MATCH (e:Enterprise)
WITH e, '' IN $scope OR EXISTS { MATCH (e)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope } AS located
WHERE located OR EXISTS { MATCH (e)-[:LEADS]->(:Chain) } OR EXISTS { MATCH (e)-[:HOLDS]->(h:Honour) WHERE h.kind = '链主' }
RETURN e.id AS firm, e.name AS name, located AS located, e.output_cny AS output_cny, e.revenue_cny AS revenue_cny,
       e.market_share AS market_share, coalesce(e.keys, []) AS keys, coalesce(e.rows, []) AS rows
