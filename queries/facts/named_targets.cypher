// Firms that investment promotion has named for a part, and where they may settle.
MATCH (e:Enterprise)-[t:TARGETED_FOR]->(x:Component|Assembly)
RETURN x.id AS part, e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys, coalesce(t.regions, []) AS regions, t.status AS status
ORDER BY part, firm
