// Targets of a year; without a place they are set for the eight districts together.
MATCH (t:YearTarget)
OPTIONAL MATCH (t)-[:IN_PLACE]->(p:Place)
RETURN t.id AS code, p.id AS place, p.name AS place_name, t.indicator AS indicator, t.basis AS basis, t.year AS year,
       t.number AS number, t.unit AS unit, t.number_qualifier AS qualifier, t.grounds AS grounds, t.rows AS rows
ORDER BY year, indicator, place, basis, code
