// What was searched for, where and when: the only thing that permits the word 缺.
MATCH (c:Component)<-[r:COVERS]-(s:Survey)-[:IN_PLACE]->(p:Place)
RETURN c.id AS component, s.id AS survey, p.id AS place, p.name AS place_name, s.date AS date, r.found AS found,
       r.firms AS firms, r.rows AS rows
ORDER BY component, date, survey, place
