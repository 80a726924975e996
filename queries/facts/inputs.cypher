// Which component goes into which: curated, signed and dated by whoever assigned it.
MATCH (a:Component)-[:INPUT_TO]->(b:Component)
RETURN a.id AS component, b.id AS into
ORDER BY component, into
