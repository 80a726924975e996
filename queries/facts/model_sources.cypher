// Vehicle makers, and from whom their models' parts come.
MATCH (o:Enterprise)-[:BUILDS]->(m:VehicleModel)
OPTIONAL MATCH (m)-[:SOURCED_FROM]->(e:Enterprise)
RETURN DISTINCT o.id AS maker, o.name AS name, e.id AS supplier
ORDER BY maker, supplier
