// Every place of every firm; not sorted: it is long.
MATCH (e:Enterprise)-[:LOCATED_IN]->(p:Place)
RETURN e.id AS firm, p.id AS place
