// Which firms hold which title of which level and kind, and until when; in no order.
MATCH (h:Honour)<-[r:HOLDS]-(e:Enterprise)
RETURN h.name AS title, h.level AS level, h.kind AS kind, r.until AS until, collect(e.id) AS firms
