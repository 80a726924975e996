// Every firm with a row of its own, and what a list says of itself; in no order. Where it stands is in `located`.
MATCH (e:Enterprise)
WHERE e.mentioned = false
RETURN e.id AS firm, e.name AS name, coalesce(e.keys, []) AS keys, e.output_cny AS output_cny,
       e.output_cny_as_of AS output_cny_as_of, e.revenue_cny AS revenue_cny, e.employees AS employees
