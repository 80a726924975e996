// Every firm's name, in no order.
MATCH (e:Enterprise)
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys
