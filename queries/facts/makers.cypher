// Who is said to make which component, since when and on what grounds; not sorted: that takes longer than the rest.
MATCH (e:Enterprise)-[m:MAKES]->(c:Component)
RETURN c.id AS component, e.id AS firm, m.evidence AS evidence, m.as_of AS as_of
