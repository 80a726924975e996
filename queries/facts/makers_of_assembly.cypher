// Who is said to make a component of one assembly ('' = of any), in no order.
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component)<-[m:MAKES]-(e:Enterprise)
WHERE $assembly IN ['', a.id]
RETURN c.id AS component, e.id AS firm, m.evidence AS evidence, m.as_of AS as_of
