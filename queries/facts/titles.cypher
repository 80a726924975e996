// Which firms hold which title, and until when; in no order.
MATCH (h:Honour)<-[r:HOLDS]-(e:Enterprise)
RETURN h.name AS title, r.until AS until, collect(e.id) AS firms
