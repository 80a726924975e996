// Who is said to make material or parts for which component, by when and on what grounds; in no order.
MATCH (c:Component)<-[m:MAKES_INPUT_FOR]-(e:Enterprise)
RETURN c.id AS component, m.evidence AS evidence, m.as_of AS as_of, collect(e.id) AS firms
