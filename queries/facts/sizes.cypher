// Every firm on record with the sizes that the gate of a chain owner asks for; in no order.
MATCH (e:Enterprise)
RETURN e.id AS firm, e.output_cny AS output_cny, e.revenue_cny AS revenue_cny
