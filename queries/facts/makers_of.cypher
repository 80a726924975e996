// The makers of one component, with where they are and the rows that say so.
MATCH (c:Component {id: $component})<-[m:MAKES]-(e:Enterprise)
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys, m.rows AS rows,
       COLLECT { MATCH (e)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS place_names
ORDER BY firm
