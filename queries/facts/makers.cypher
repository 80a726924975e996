// Who is said to make which component, by when and on what grounds it is said; in no order.
MATCH (c:Component)<-[m:MAKES]-(e:Enterprise)
RETURN c.id AS component, m.evidence AS evidence, m.as_of AS as_of, collect(e.id) AS firms
