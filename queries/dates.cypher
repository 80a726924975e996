// Every date that the data give: what "now" means where nobody says a date.
MATCH (n:Enterprise|Project|Survey|VehicleModel|Return|Chain)
WHERE n.as_of IS NOT NULL
RETURN DISTINCT n.as_of AS date
UNION
MATCH (s:Survey)
RETURN DISTINCT s.date AS date
UNION
MATCH (r:Return)
WHERE r.reported_on IS NOT NULL
RETURN DISTINCT r.reported_on AS date
