// Every date that the data give: what "now" means where nobody says a date.
MATCH (n:Enterprise|Project|Survey)
WHERE n.as_of IS NOT NULL
RETURN DISTINCT n.as_of AS date
ORDER BY date
