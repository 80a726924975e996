// Every firm with a row of its own, with what decides whether it counts as a producer; in no order. Where it stands is in `located`.
MATCH (e:Enterprise)
WHERE e.mentioned = false
RETURN e.id AS firm, e.name AS name, e.operation AS operation, e.output_cny AS output_cny,
       e.output_cny_as_of AS output_cny_as_of, e.revenue_cny AS revenue_cny, e.employees AS employees
