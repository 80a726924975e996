// Projects in which firms invest, wherever and for whatever they are, with the stages that they have reached.
MATCH (e:Enterprise)-[:INVESTS_IN]->(p:Project)-[:IN_PLACE]->(d:Place)
WITH e, p, collect(DISTINCT d.id) AS places
RETURN e.id AS firm, p.id AS project, p.state AS state, places AS places,
       COLLECT { MATCH (p)-[:REACHED]->(s:Stage) RETURN s.id ORDER BY s.order, s.id } AS reached
ORDER BY firm, project
