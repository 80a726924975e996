// Who trades with the firm, by district of the plan.
MATCH (e:Enterprise)-[:SUPPLIES]-(o:Enterprise)-[:LOCATED_IN]->(d:District)
WHERE e.id = $firm AND d.in_plan
WITH DISTINCT d.id AS district, o.id AS firm
ORDER BY district, firm
RETURN district AS district, collect(firm) AS firms
ORDER BY district
