"""Every difference of the two engines that the code has to know: error kinds now, values as they come out. One table."""

import re

from graph.errors import LiantuError, QueryError, StoreUnavailable, TooLong, WriteConflict

_STOPPED = "com.arcadedb.exception.TimeoutException"
# Java class in the text of ArcadeDBError -> what it means to us
_EMBEDDED: tuple[tuple[str, type[LiantuError], str], ...] = (
    ("CommandParsingException", QueryError, "查询语句有误"),
    ("QueryNotIdempotentException", QueryError, "查询只能读，不能写"),
    ("CommandParameterMissing", QueryError, "缺少查询参数"),
    (_STOPPED, TooLong, "查询超过时限，数据库已停止它"),
    ("DuplicatedKeyException", WriteConflict, "标识重复"),
    ("ConcurrentModificationException", WriteConflict, "另一处同时在写"),
    ("LockException", StoreUnavailable, "库正被另一个程序使用"),
    ("Found active instance", StoreUnavailable, "库正被另一个程序使用"),
    ("DatabaseNotFoundException", StoreUnavailable, "没有找到数据库"),
)
# ArcadeDB's Bolt server, stopped and started again, leaves old connections open but knows their users no more
_LOGGED_OUT = "not expected in state: AUTHENTICATION"
_DISK_FULL = "No space left on device"


_TIMED_OUT = "TransactionTimedOut"  # in the code that Neo4j gives
_OUT_OF_MEMORY = "OutOfMemory"
_TOO_MUCH = "查询要的内存超过数据库所有，已停止。请加条件、少排序、少 collect，或加 LIMIT。"
_JAVA = re.compile(r"^.*?\bcom\.arcadedb\.[\w.$]+Exception: ")


def is_too_long(error: Exception) -> bool:
    """Whether ArcadeDB stopped a statement at the time limit."""
    return _STOPPED in str(error)


def embedded_error(error: Exception, what: str) -> LiantuError:
    """Our own error for one of ArcadeDB's, which name a Java class in their text."""
    text = str(error)
    if _DISK_FULL in text:
        return StoreUnavailable("磁盘已满，这一步没有写入。请腾出空间后重新运行；没写完的部分下次打开库时自动处理。")
    for mark, kind, meaning in _EMBEDDED:
        if mark in text:
            return kind(f"{meaning}：{_JAVA.sub('', _first_line(text))}\n{what}")
    if _OUT_OF_MEMORY in text:
        return QueryError(f"{_TOO_MUCH}\n{what}")
    return QueryError(f"内嵌数据库报告：{_JAVA.sub('', _first_line(text))}\n{what}")


def bolt_error(error: Exception, what: str) -> LiantuError:
    """Our own error for one of the driver's."""
    from neo4j import exceptions as e

    if isinstance(error, e.AuthError):
        return StoreUnavailable("Neo4j 拒绝了用户名或密码。请检查环境变量 LIANTU_NEO4J_USER 和 LIANTU_NEO4J_PASSWORD。")
    if isinstance(error, e.ServiceUnavailable | e.SessionExpired) or _LOGGED_OUT in str(error):
        return StoreUnavailable(f"连不上 Neo4j（{_first_line(str(error))}）。请确认服务已启动、地址正确。")
    code = (error.code or "") if isinstance(error, e.Neo4jError) else ""
    if _TIMED_OUT in code:
        return TooLong(f"查询超过时限，数据库已停止它：{_first_line(str(error))}\n{what}")
    if is_out_of_memory(error):
        return QueryError(f"{_TOO_MUCH}\n{what}")
    if isinstance(error, e.ConstraintError | e.TransientError):
        return WriteConflict(f"另一处同时在写，或标识重复：{_first_line(str(error))}")
    return QueryError(f"数据库报告：{_first_line(str(error))}\n{what}")


def is_out_of_memory(error: Exception) -> bool:
    """Whether Neo4j stopped a statement that wanted more memory than it may have."""
    return _OUT_OF_MEMORY in (getattr(error, "code", "") or "")


def is_passing(error: BaseException | None) -> bool:
    """Whether the driver's error is a conflict of two transactions that trying again settles."""
    from neo4j import exceptions as e

    return isinstance(error, e.TransientError)


def is_of_server(error: BaseException | None) -> bool:
    """Whether the server failed, not the statement: by Bolt ArcadeDB says no more when its database is closed under one.

    A statement that is wrong is a ClientError there, but for some that meet a value of another type.
    """
    from neo4j import exceptions as e

    return isinstance(error, e.DatabaseError)


def was_interrupted(error: BaseException | None) -> bool:
    """Whether it began with Ctrl-C: the driver, tidying up after one, may fail with an error of its own."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else "（无说明）"
