// Which firm belongs to which group.
MATCH (e:Enterprise)-[r:OWNED_BY]->(o:Enterprise)
RETURN e.id AS firm, o.id AS owner, o.name AS owner_name, r.as_of AS as_of, r.rows AS rows
ORDER BY firm, owner
