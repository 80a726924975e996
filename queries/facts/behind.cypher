// Who is said to make a part of the assembly ('': of any), or to work on the assembly itself, with the rows that say so; in no order.
MATCH (x:Component|Assembly)
WHERE $assembly = '' OR x.id = $assembly OR EXISTS { MATCH (a:Assembly)-[:HAS_COMPONENT]->(x) WHERE a.id = $assembly }
WITH x
MATCH (x)<-[m:MAKES|WORKS_ON]-(e:Enterprise)
RETURN x.id AS part, collect(e.id) AS firms, collect(coalesce(m.rows, [])) AS rows
