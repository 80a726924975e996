// Investment targets: firms that somebody wants to bring here, for which part.
MATCH (e:Enterprise)-[t:TARGETED_FOR]->(x:Component|Assembly|Vehicle)
RETURN x.id AS part, e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys, t.origin_place AS origin_place,
       t.standing AS standing, t.reason AS reason, t.status AS status, t.owner AS owner, t.regions AS regions,
       t.as_of AS as_of, t.rows AS rows
ORDER BY part, firm
