// Every output on record, in yuan: two lists side by side, in no order.
MATCH (e:Enterprise)
WHERE e.output_cny IS NOT NULL
RETURN collect(e.id) AS firms, collect(e.output_cny) AS outputs_cny
