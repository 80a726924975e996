// Firms that a text may mean: by id, registered name, any key, or an alias in normal form.
MATCH (e:Enterprise)
WHERE e.id = $text OR e.name = $text OR any(k IN e.keys WHERE k IN $keys) OR $form IN e.aliases
RETURN e.id AS id, e.name AS name, e.mentioned AS mentioned,
       e.id = $text OR e.name = $text OR any(k IN e.keys WHERE k IN $keys) AS exact
ORDER BY id
