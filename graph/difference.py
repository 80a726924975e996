"""What has to be written to turn one fold into another."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph import cypher
from graph.cypher import Statement
from graph.fold import Fold
from graph.records import Edge, Node, NodeRef


@dataclass(frozen=True, slots=True)
class Difference:
    """Nodes and relationships to put (new or changed) and to delete."""

    put_nodes: tuple[Node, ...]
    delete_nodes: tuple[NodeRef, ...]
    put_edges: tuple[Edge, ...]
    delete_edges: tuple[Edge, ...]

    def __len__(self) -> int:
        return len(self.put_nodes) + len(self.delete_nodes) + len(self.put_edges) + len(self.delete_edges)

    def statements(self) -> list[Statement]:
        """In an order that never leaves a loose end: old relationships, new nodes, new relationships, old nodes.

        A node that changes its label under one id (a District is a Place too) goes before the new one comes.
        """
        put = {n.id for n in self.put_nodes}
        return [
            *cypher.delete_edges(self.delete_edges),
            *cypher.delete_nodes(ref for ref in self.delete_nodes if ref.id in put),
            *cypher.put_nodes(self.put_nodes),
            *cypher.put_edges(self.put_edges),
            *cypher.delete_nodes(ref for ref in self.delete_nodes if ref.id not in put),
        ]


def difference(before: Fold, after: Fold) -> Difference:
    """What to write where `before` stands, so that `after` stands there."""
    return Difference(
        put_nodes=tuple(n for ref, n in after.nodes.items() if before.nodes.get(ref) != n),
        delete_nodes=tuple(ref for ref in before.nodes if ref not in after.nodes),
        put_edges=tuple(e for identity, e in after.edges.items() if before.edges.get(identity) != e),
        delete_edges=tuple(e for identity, e in before.edges.items() if identity not in after.edges),
    )


def as_fold(nodes: Iterable[Node], edges: Iterable[Edge]) -> Fold:
    """A graph as it was read from a store, to be compared with a fold."""
    return Fold({NodeRef(n.label, n.id): n for n in nodes}, {e.identity: e for e in edges})
