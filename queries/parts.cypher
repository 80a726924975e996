// Every assembly and component, as a person may name it.
MATCH (n:Assembly)
RETURN n.id AS id, n.name AS name, null AS abbreviation, 'assembly' AS kind
ORDER BY id
UNION ALL
MATCH (n:Component)
RETURN n.id AS id, n.name AS name, n.abbreviation AS abbreviation, 'component' AS kind
ORDER BY id
