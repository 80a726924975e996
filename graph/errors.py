"""Errors that the person at the keyboard can mend; programmers' mistakes stay plain exceptions."""

from graph.records import Reject


class LiantuError(Exception):
    """What happened, where, and the next step. Raised when the user can mend it (exit code 1)."""

    exit_code = 1


class UsageError(LiantuError):
    """A command or parameter that cannot be meant (exit code 2)."""

    exit_code = 2


class TooManyRejects(LiantuError):
    """More rows were rejected than the person allowed, so nothing was written (exit code 3)."""

    exit_code = 3

    def __init__(self, text: str, file: str = "", rejects: tuple[Reject, ...] = ()) -> None:
        super().__init__(text)
        self.file = file
        self.rejects = rejects


class StoreUnavailable(LiantuError):
    """The store is down, refuses the password, or another process holds it (exit code 4)."""

    exit_code = 4


class Interrupted(LiantuError):
    """The person stopped it (Ctrl-C); the text says what became of the work."""

    exit_code = 130


class QueryError(LiantuError):
    """A question the engine refuses: bad syntax, a missing parameter, or an attempt to write."""


class TooLong(QueryError):
    """A question that the engine stopped at its time limit."""


class WriteConflict(LiantuError):
    """Another writer was faster and the retries are used up; nothing of this transaction was written."""


class LeaseLost(LiantuError):
    """This writer's lease ran out and another one took over; nothing more is written."""

    exit_code = 4
