// What people judged of components, with their names: shown beside what is computed.
MATCH (j:Judgement {kind: 'link'})
RETURN j.a AS about, j.b AS status, j.by AS by, j.at AS at, j.note AS note
ORDER BY at, about, status
