// What projects aim at, with the assembly to which it belongs (an assembly belongs to itself).
MATCH (a:Assembly)-[:HAS_COMPONENT*0..1]->(x)<-[:AIMS_AT]-(p:Project)
RETURN p.id AS project, x.name AS part, a.name AS assembly
ORDER BY project, part, assembly
