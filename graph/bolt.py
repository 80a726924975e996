"""BoltStore: Neo4j 5.26 and later by the official driver. Batches, retries and routing are the driver's."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, LiteralString

import neo4j
from neo4j.exceptions import DriverError, Neo4jError, TransientError

from graph.cypher import Statement, schema_statements
from graph.dialect import bolt_error, is_out_of_memory, was_interrupted
from graph.errors import StoreUnavailable
from graph.gate import uninterrupted
from graph.packing import Packed, packed
from graph.store import NO_LIMITS, GraphStore, Limits

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what matters is raised; the driver would talk on stderr
PATIENCE_S = 30.0
_SCALARS = frozenset({str, int, float, bool, type(None)})


class BoltStore(GraphStore):
    """A Neo4j server, cluster or Aura. The database is always named; user and password never come from the URL."""

    engine = "neo4j"

    def __init__(
        self, address: str, *, database: str, user: str, password: str, patience_s: float = PATIENCE_S
    ) -> None:
        """Connect; `patience_s` is how long a transaction is tried again when the server is away or busy."""
        self._database = database or "neo4j"
        self._address, self._auth, self._patience_s = address, (user or "neo4j", password), patience_s
        self.url = f"{address}/{self._database}" if database else address
        self._driver = self._connected()
        try:
            self._reach()
            if self._lacks_schema():
                for text in schema_statements():
                    self._write([Statement(text)])
        except BaseException:
            self._driver.close()
            raise

    def _connected(self) -> neo4j.Driver:
        try:
            return neo4j.GraphDatabase.driver(
                self._address,
                auth=self._auth,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
                connection_acquisition_timeout=15,
                connection_timeout=5,
                max_transaction_retry_time=self._patience_s,
            )
        except (DriverError, ValueError) as error:
            raise StoreUnavailable(f"库地址“{self._address}”不可用：{error}") from error

    def _reach(self) -> None:
        """Answer at once when nobody is there: a transaction would try again for half a minute."""
        try:
            self._driver.verify_connectivity()
        except (Neo4jError, DriverError) as error:
            raise bolt_error(error, self.url) from error

    def _lacks_schema(self) -> bool:
        """Whether the store is new, or was made before the model grew."""
        return bool(self.missing_schema())

    def _read(self, text: str, parameters: dict[str, Any], limits: Limits = NO_LIMITS) -> list[dict[str, Any]]:
        whole = packed(text) if limits is NO_LIMITS else None
        try:
            with self._driver.session(database=self._database) as session:
                with suppress(_TooLarge):
                    if whole:
                        return session.execute_read(_at_once, whole, parameters)
                return session.execute_read(
                    neo4j.unit_of_work(timeout=limits.seconds)(_by_row), text, parameters, limits
                )
        except BaseException as error:
            if was_interrupted(error):
                self._driver.close()  # a connection that was left in the middle of a message is of no use
                self._driver = self._connected()
                raise KeyboardInterrupt from error
            if isinstance(error, Neo4jError | DriverError):
                raise bolt_error(error, text) from error
            raise

    def _write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        def work(tx: neo4j.ManagedTransaction) -> list[list[dict[str, Any]]]:
            return [self.kept(s, tx.run(_trusted(s.text), dict(s.parameters)).data()) for s in statements]

        try:
            # Ctrl-C in the middle would leave open whether it holds, and what the driver makes of it is another error
            with uninterrupted(), self._driver.session(database=self._database) as session:
                return session.execute_write(work)
        except (Neo4jError, DriverError) as error:
            raise bolt_error(error, statements[0].text if statements else "") from error

    def indexed(self) -> set[tuple[str, str]]:
        """What SHOW INDEXES names; a constraint has an index of its own."""
        found = self._read("SHOW INDEXES YIELD labelsOrTypes, properties", {})
        return {(owner, name) for i in found for owner in i["labelsOrTypes"] or () for name in i["properties"] or ()}

    def about(self) -> dict[str, str]:
        """Server and version."""
        info = self._driver.get_server_info()
        return {"engine": "Neo4j", "version": info.agent, "address": str(info.address), "database": self._database}

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()


class _TooLarge(Exception):
    """The server has not the memory to hold all rows of an answer together."""


def _at_once(tx: neo4j.ManagedTransaction, whole: Packed, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows in one message: each message costs this process more than what stands in it. Nodes as their properties."""
    try:
        found = tx.run(_trusted(whole.text), parameters)
        row = found.single(strict=True)
        return whole.rows((row.data() if found.graph().nodes else row)["packed"])
    except TransientError as error:
        if is_out_of_memory(error):
            raise _TooLarge from error  # or the driver would try it again for half a minute
        raise


def _by_row(
    tx: neo4j.ManagedTransaction, text: str, parameters: dict[str, Any], limits: Limits
) -> list[dict[str, Any]]:
    return [_plain(row) for row in islice(tx.run(_trusted(text), parameters), limits.rows)]


def _plain(row: neo4j.Record) -> dict[str, Any]:
    """A row of scalars and lists of them as it is; `data` goes through every value for nodes, which only own questions return."""
    values = row.values()
    return dict(zip(row.keys(), values, strict=True)) if all(map(_is_plain, values)) else row.data()


def _is_plain(value: Any) -> bool:
    return type(value) in _SCALARS or (type(value) is list and all(type(item) in _SCALARS for item in value))


def _trusted(text: str) -> LiteralString:
    """Every statement is written by graph/cypher.py or stands in a question file; data travels as parameters."""
    return text
