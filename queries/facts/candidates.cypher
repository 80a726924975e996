// Every firm with what the gate of a chain owner asks of it, and where that is on record; in no order: the answer is sorted.
MATCH (e:Enterprise)
RETURN e.id AS firm, e.name AS name, e.output_cny AS output_cny, e.revenue_cny AS revenue_cny,
       e.market_share AS market_share, coalesce(e.keys, []) AS keys, coalesce(e.rows, []) AS rows
