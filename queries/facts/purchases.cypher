// Who in the demand scope buys which component, from whom and for how much; a supplier inside or outside the supply scope.
MATCH (s:Enterprise)-[r:SUPPLIES]->(b:Enterprise)
WHERE size(r.components) > 0
  AND ('' IN $demand OR EXISTS { MATCH (b)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $demand })
UNWIND r.components AS component
RETURN component AS component, b.id AS buyer, s.id AS supplier, r.item AS item, r.sales_cny AS sales_cny,
       '' IN $scope OR EXISTS { MATCH (s)-[:LOCATED_IN]->(p:Place) WHERE p.id IN $scope } AS from_scope
ORDER BY component, buyer, supplier, item
