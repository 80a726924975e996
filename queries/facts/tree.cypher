// Every component with its assembly and the components that it goes into.
MATCH (a:Assembly)-[:HAS_COMPONENT]->(c:Component)
RETURN c.id AS component, c.name AS name, a.id AS assembly, a.name AS assembly_name,
       COLLECT { MATCH (c)-[:INPUT_TO]->(x:Component) RETURN x.id ORDER BY x.id } AS goes_into
ORDER BY a.order, assembly, c.order, component
