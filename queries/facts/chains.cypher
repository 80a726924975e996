// The named chains: who is in charge, who leads, which components they cover (of an assembly: all of it).
MATCH (h:Chain)
RETURN h.id AS chain, h.name AS name, h.chief AS chief, h.lead_unit AS lead_unit, h.rows AS rows,
       COLLECT { MATCH (h)-[:COVERS_PART]->(x) RETURN x.name ORDER BY x.order, x.id } AS covers,
       COLLECT { MATCH (h)-[:COVERS_PART]->(x)-[:HAS_COMPONENT*0..1]->(c:Component)
                 RETURN DISTINCT c.id ORDER BY c.id } AS components,
       COLLECT { MATCH (h)<-[:LEADS]-(e:Enterprise) RETURN e.id ORDER BY e.id } AS owners,
       COLLECT { MATCH (h)<-[:LEADS]-(e:Enterprise) RETURN e.name ORDER BY e.id } AS owner_names
ORDER BY chain
