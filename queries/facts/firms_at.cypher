// Every firm with its names and places; not sorted: it is long.
MATCH (e:Enterprise)
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys,
       [(e)-[:LOCATED_IN]->(p:Place) | p {.id, .name}] AS places
