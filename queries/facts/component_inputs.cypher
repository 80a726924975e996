// Which component goes into which.
MATCH (a:Component)-[r:INPUT_TO]->(b:Component)
RETURN a.id AS input, a.name AS input_name, b.id AS component
ORDER BY input, component
