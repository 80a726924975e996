// Who trades with the firm that is asked about, or with each investment target when none is, by district of the plan.
OPTIONAL MATCH (x:Component|Assembly)<-[:TARGETED_FOR]-(t:Enterprise)
WITH collect(DISTINCT t.id) AS targets
UNWIND CASE WHEN $firm = '' THEN targets ELSE [$firm] END AS id
MATCH (e:Enterprise {id: id})-[:SUPPLIES]-(o:Enterprise)-[:LOCATED_IN]->(d:District)
WHERE d.in_plan
WITH DISTINCT e.id AS firm, d.id AS district, o.id AS partner
ORDER BY firm, district, partner
RETURN firm AS firm, district AS district, collect(partner) AS partners
ORDER BY firm, district
