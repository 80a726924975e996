// Stages that projects have reached or are planned to reach, with date and paper.
MATCH (p:Project)-[r:REACHED|EXPECTS]->(s:Stage)
RETURN p.id AS project, s.id AS stage, type(r) AS relation, r.on AS date, r.paper AS paper, r.rows AS rows
ORDER BY project, relation, stage
