// Which firms stand in which place; in no order.
MATCH (p:Place)<-[:LOCATED_IN]-(e:Enterprise)
RETURN p.id AS place, collect(e.id) AS firms
