"""A file of what can be made again: read where it is whole, else made and written; one that cannot be written costs time, nothing else."""

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


def remade(file: Path, make: Callable[[], Any]) -> Any:
    """The plain value that `make` gives, or gave when the file was written; the file's time is that of its last use."""
    with suppress(OSError, ValueError):
        value = json.loads(file.read_text(encoding="utf-8"))
        with suppress(OSError):  # somebody else's file is as good to read
            file.touch()
        return value
    value = make()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False, encoding="utf-8") as partly:
            json.dump(value, partly)
        Path(partly.name).replace(file)
    return value
