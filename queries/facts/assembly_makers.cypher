// Who is said to work on which assembly where nobody says which component, by when and on what grounds; in no order.
MATCH (a:Assembly)<-[w:WORKS_ON]-(e:Enterprise)
RETURN a.id AS assembly, w.evidence AS evidence, w.as_of AS as_of, collect(e.id) AS firms
