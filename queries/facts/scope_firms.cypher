// Every firm of the scope that has a record of its own or trades, with its places.
MATCH (e:Enterprise)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(p:Place)
WITH e, p
ORDER BY e.id, p.id
WITH e, collect(p.id) AS places
WHERE '' IN $scope OR any(x IN places WHERE x IN $scope)
RETURN e.id AS firm, e.name AS name, places AS places
ORDER BY firm
