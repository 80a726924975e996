// What firms say of their share of the market; in no order.
MATCH (e:Enterprise)
WHERE e.market_share IS NOT NULL
RETURN e.id AS firm, e.market_share AS market_share
