// Who is said to make material or parts for which component.
MATCH (e:Enterprise)-[m:MAKES_INPUT_FOR]->(c:Component)
RETURN c.id AS component, e.id AS firm, m.evidence AS evidence, m.as_of AS as_of
ORDER BY component, firm
