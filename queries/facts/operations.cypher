// Which firms are on record with which state of their production; in no order.
MATCH (e:Enterprise)
WHERE e.operation IS NOT NULL
RETURN e.operation AS operation, collect(e.id) AS firms
