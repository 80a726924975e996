// Firms whose name contains a text, the shortest names first: suggestions for a name that nobody has.
MATCH (e:Enterprise)
WHERE toLower(e.name) CONTAINS toLower($text)
RETURN e.name AS name
ORDER BY size(name), name
LIMIT 5
