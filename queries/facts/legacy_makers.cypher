// Who is said to make which legacy component, on what grounds; as `makers` of components. In no order.
MATCH (c:LegacyComponent)<-[m:MAKES]-(e:Enterprise)
RETURN c.id AS component, m.evidence AS evidence, collect(e.id) AS firms
