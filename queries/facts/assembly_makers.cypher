// Who is said to make which assembly where nobody says which component, since when and on what grounds.
MATCH (e:Enterprise)-[w:WORKS_ON]->(a:Assembly)
RETURN a.id AS assembly, e.id AS firm, w.evidence AS evidence, w.as_of AS as_of
ORDER BY assembly, firm
