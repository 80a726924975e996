"""GraphStore: what both engines promise. Execution is abstract, everything else is final. `open_store` reads the URL."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, final
from urllib.parse import urlsplit

from graph import cypher
from graph.cypher import Statement
from graph.errors import LeaseLost, UsageError
from graph.records import Edge, Node


class Limits(NamedTuple):
    """What a read may cost. Rows beyond `rows` are never fetched; after `seconds` the engine stops it; None = no limit."""

    rows: int | None = None
    seconds: float | None = None


NO_LIMITS = Limits()


class GraphStore(ABC):
    """One open graph database. A read refuses to write; a write is one transaction, whole or not at all."""

    engine: ClassVar[str]
    can_replace: ClassVar[bool] = False  # whether `replace` builds a new store aside and swaps it in
    guards_reads: ClassVar[bool] = True  # whether the engine refuses a read that would write
    url: str

    @abstractmethod
    def _read(self, text: str, parameters: dict[str, Any], limits: Limits) -> list[dict[str, Any]]: ...

    @abstractmethod
    def _write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]: ...

    @abstractmethod
    def close(self) -> None:
        """Let go of the database; safe to call twice."""

    @abstractmethod
    def about(self) -> dict[str, str]:
        """Engine and version, for `liantu doctor`."""

    @abstractmethod
    def indexed(self) -> set[tuple[str, str]]:
        """(label or relationship type, property) of every index and constraint that is there."""

    def problems(self) -> tuple[str, ...]:
        """Damage that the engine itself finds in its files; () where it does not tell."""
        return ()

    @final
    def missing_schema(self) -> tuple[str, ...]:
        """Indexes and constraints of the model that are not there."""
        return tuple(f"{owner}.{name}" for owner, name in sorted(cypher.indexed() - self.indexed()))

    def serve(self) -> None:  # noqa: B027 only an embedded store has anything to do
        """Let other processes of this machine in while this one holds the store; a server does so anyway.

        Raises:
            StoreUnavailable: they cannot be let in; this process can go on.
        """

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Put this graph in the place of all that is there, at once. Only where `can_replace`."""
        raise TypeError(f"{self.engine} has no bulk path")

    @final
    def read(
        self, text: str, parameters: Mapping[str, Any] | None = None, limits: Limits = NO_LIMITS
    ) -> list[dict[str, Any]]:
        """Rows of one reading statement, at most so many as `limits` says.

        Raises:
            QueryError: the statement is wrong, a parameter is missing, or it would write.
            TooLong: the engine stopped it at the time limit.
        """
        return self._read(text, dict(parameters or {}), limits)

    @final
    def write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        """All statements in one transaction; the rows of each. It may run more than once before it holds."""
        return self._write(statements)

    @staticmethod
    def kept(statement: Statement, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows of a statement inside a transaction; a fence that finds nothing ends the transaction."""
        if statement.must_find and not rows:
            raise LeaseLost("另一处已接手写入，本次写入已停止，没有写入任何内容。请重新运行。")
        return rows

    def __enter__(self) -> "GraphStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(url: str, *, user: str = "", password: str = "", program: str = "") -> GraphStore:
    """Open `embedded:PATH`, `bolt://…` or `neo4j://HOST[:PORT][/DATABASE]` and make sure of its schema.

    `program` is what another process is told that meets the store held by this one (default: its command).

    Raises:
        StoreUnavailable: down, refused, or held by another process.
        UsageError: a URL that is none of these.
    """
    scheme, _, rest = url.partition(":")
    if scheme == "embedded" and rest:
        from graph.embedded import open_embedded

        return open_embedded(Path(rest), program)
    if scheme in {"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}:
        parts = urlsplit(url)
        if parts.username or parts.password:
            raise UsageError("库地址里不要写用户名和密码。请改用环境变量 LIANTU_NEO4J_USER 和 LIANTU_NEO4J_PASSWORD。")
        from graph.bolt import BoltStore

        return BoltStore(f"{scheme}://{parts.netloc}", database=parts.path.strip("/"), user=user, password=password)
    raise UsageError(f"不认识的库地址“{url}”。可用：embedded:文件夹、bolt://主机:7687、neo4j://主机:7687/库名。")
