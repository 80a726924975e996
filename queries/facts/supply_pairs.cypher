// What each firm of the scope sells a year, and to whom: [customer, sales_cny], null where no row gives a value.
MATCH (s:Enterprise)
WHERE '' IN $scope OR EXISTS { MATCH (s)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope }
MATCH (s)-[r:SUPPLIES]->(b:Enterprise)
WITH s, collect([b.id, r.sales_cny]) AS sold
RETURN s.id AS supplier, sold AS sold
ORDER BY supplier
