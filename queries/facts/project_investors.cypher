// Who invests in projects, or settles by them.
MATCH (e:Enterprise)-[:INVESTS_IN]->(p:Project)
RETURN p.id AS project, e.name AS name
ORDER BY project, name, e.id
