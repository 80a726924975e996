// What stands within one or two steps of an assembly or component, in no order.
MATCH (x:Assembly|Component {id: $part})-[h:MAKES|WORKS_ON|MAKES_INPUT_FOR|SUPPLIES|OWNED_BY|BUILDS|SOURCED_FROM|INVESTS_IN|AIMS_AT|TARGETED_FOR|INPUT_TO|HAS_COMPONENT*0..1]-(m)
WHERE size(h) < $hops
MATCH (m)-[r:MAKES|WORKS_ON|MAKES_INPUT_FOR|SUPPLIES|OWNED_BY|BUILDS|SOURCED_FROM|INVESTS_IN|AIMS_AT|TARGETED_FOR|INPUT_TO|HAS_COMPONENT]-(o)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS e
RETURN s.id AS start, head(labels(s)) AS start_label, s.name AS start_name, type(r) AS relation,
       e.id AS end, head(labels(e)) AS end_label, e.name AS end_name, coalesce(r.item, '') AS item,
       coalesce(r.evidence, 'confirmed') AS evidence, r.confidence AS confidence, coalesce(r.rows, []) AS rows
