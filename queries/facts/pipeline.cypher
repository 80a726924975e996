// Projects in the scope for a component, with the stages that they have reached.
MATCH (x:Component)<-[a:AIMS_AT]-(p:Project)-[:IN_PLACE]->(d:Place)
WHERE '' IN $scope OR d.id IN $scope
WITH x, p, a, collect(DISTINCT d.id) AS places
RETURN x.id AS component, p.id AS project, p.name AS name, p.state AS state, a.rows AS rows, places AS places,
       COLLECT { MATCH (p)-[:REACHED]->(s:Stage) RETURN s.id ORDER BY s.order, s.id } AS reached,
       COLLECT { MATCH (e:Enterprise)-[:INVESTS_IN]->(p) RETURN e.id ORDER BY e.id } AS firms
ORDER BY component, project
