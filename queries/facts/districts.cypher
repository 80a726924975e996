// The districts of the plan in the scope; listed = firms that some list places there: none means that nobody has sent a list.
MATCH (d:District)
WHERE d.in_plan AND ('' IN $scope OR d.id IN $scope)
OPTIONAL MATCH (e:Enterprise)-[:LOCATED_IN]->(d)
WHERE NOT coalesce(e.mentioned, false)
WITH d, count(e) AS listed
RETURN d.id AS district, d.name AS name, d.short_name AS short_name, listed AS listed
ORDER BY d.order, district
