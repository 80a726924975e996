// What firms may make: every component of the plan and every legacy component.
MATCH (c:Component|LegacyComponent)
RETURN c.id AS part, c.name AS name, c:LegacyComponent AS is_legacy
ORDER BY part
