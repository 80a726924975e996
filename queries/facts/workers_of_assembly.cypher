// Firms that work on an assembly ('' = any) by a record, in no order.
MATCH (e:Enterprise)-[w:WORKS_ON]->(a:Assembly)
WHERE w.evidence = 'confirmed' AND $assembly IN ['', a.id]
RETURN a.id AS assembly, e.id AS firm
