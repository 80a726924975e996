// What districts reported: one number of a place, period, indicator and basis. No return, no row.
MATCH (r:Return)-[:IN_PLACE]->(p:Place)
RETURN r.id AS code, p.id AS place, p.name AS place_name, r.indicator AS indicator, r.basis AS basis, r.period AS period,
       r.number AS number, r.unit AS unit, r.number_qualifier AS qualifier, r.same_period_last_year AS same_period,
       r.reported_growth_share AS growth, r.reported_on AS reported_on, r.by AS by, r.rows AS rows
ORDER BY place, indicator, basis, period, code
