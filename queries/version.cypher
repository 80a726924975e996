// The store's notes; their `version` names the data an answer was made from.
MATCH (m:Meta {id: 'meta'})
RETURN m.body AS body
