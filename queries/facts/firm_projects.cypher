// Stages that a firm's projects have reached or plan to reach.
MATCH (e:Enterprise {id: $firm})-[:INVESTS_IN]->(p:Project)-[r:REACHED|EXPECTS]->(s:Stage)
RETURN p.name AS project, s.name AS stage, type(r) AS relation, r.on AS on, coalesce(r.rows, []) AS rows
ORDER BY project, on, stage
