// What an answer tells of the firms that it shows; in no order.
MATCH (e:Enterprise)
WHERE e.id IN $shown
RETURN e.id AS firm, e.name AS name, e.revenue_cny AS revenue_cny, e.market_share AS market_share,
       coalesce(e.keys, []) AS keys, coalesce(e.rows, []) AS rows
