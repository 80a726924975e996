// Who trades with the firm that is asked about, or with each investment target when none is, by district of the plan.
MATCH (e:Enterprise)
WHERE e.id = $firm OR ($firm = '' AND EXISTS { MATCH (e)-[:TARGETED_FOR]->(x) })
MATCH (e)-[:SUPPLIES]-(o:Enterprise)-[:LOCATED_IN]->(d:District)
WHERE d.in_plan
WITH DISTINCT e.id AS firm, d.id AS district, o.id AS partner
ORDER BY firm, district, partner
RETURN firm AS firm, district AS district, collect(partner) AS partners
ORDER BY firm, district
