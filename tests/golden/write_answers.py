"""Write what the questions answer now into tests/golden/answers: run it after a change, then read every line of the diff.

    python tests/golden/write_answers.py [QUESTION…]

A question without a file gets one with its defaults in four scopes; cases that a file has are kept.
"""

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from graph.store import open_store  # noqa: E402
from queries.registry import Query, registry  # noqa: E402
from queries.runner import Answer  # noqa: E402

SCOPES = ("", "渝西地区", "重庆", "潼南区")


def main(names: list[str]) -> None:
    spec = importlib.util.spec_from_file_location("golden_conftest", HERE.parent / "queries" / "conftest.py")
    assert spec
    assert spec.loader
    conftest = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(conftest)
    with tempfile.TemporaryDirectory() as folder, open_store(f"embedded:{folder}/store") as store:
        conftest.fill(store)
        for name, query in registry().items():
            if not names or name in names:
                path = HERE / "answers" / f"{name}.json"
                known = _cases(path, query)
                answers = [conftest.asked(store, name, case) for case in known]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(_text(known, answers), encoding="utf-8")


def _cases(path: Path, query: Query) -> list[dict[str, Any]]:
    """What is asked: `given`, and `thresholds` where a case has its own."""
    if path.exists():
        known = json.loads(path.read_text(encoding="utf-8"))
        return [{k: case[k] for k in ("given", "thresholds") if k in case} for case in known]
    scoped = any(p.name == "scope" for p in query.params)
    return [{"given": {"scope": s}} for s in SCOPES] if scoped else [{"given": {}}]


def _text(known: list[dict[str, Any]], answers: list[Answer]) -> str:
    """One row a line, so that a diff shows which."""
    cases = []
    for case, answer in zip(known, answers, strict=True):
        rows = ",\n".join("   " + json.dumps(r, ensure_ascii=False) for r in answer.rows())
        head = f' {json.dumps(case, ensure_ascii=False)[:-1]}, "total": {answer.total}, "rows": ['
        cases.append(head + (f"\n{rows}\n " if rows else "") + "]}")
    return "[\n" + ",\n".join(cases) + "\n]\n"


if __name__ == "__main__":
    main(sys.argv[1:])
