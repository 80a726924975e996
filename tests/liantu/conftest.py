"""A command line to run in this process, and a workspace that already holds the plan."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from liantu.cli import app

FIRMS = """企业名称,统一社会信用代码,区县,主营产品,工业总产值（万元）,备注
重庆示例电池有限公司,,璧山区,动力电池BMS,3200,=1+1
重庆示例电机有限公司,,永川区,驱动电机,约三千,
重庆示例座椅有限公司,,铜梁区,汽车座椅；生产线设备,,@cmd
"""


@dataclass(frozen=True)
class Done:
    """What one run left behind."""

    code: int
    out: str
    err: str
    raw: bytes


Run = Callable[..., Done]


def run_in(workspace: Path, *args: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Done:
    """Run the command line on a workspace, with nothing of this machine's own settings."""
    clean = {name: "" for name in ("LIANTU_STORE", "LIANTU_WORKSPACE", "LIANTU_LANG", "LIANTU_READ_ONLY")}
    said = ["--workspace", str(workspace), *args]
    result = CliRunner(env={**clean, **(env or {})}).invoke(app, said, input=stdin, catch_exceptions=False)
    return Done(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)


@pytest.fixture(scope="session")
def plan_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the plan loaded; to be copied, never changed."""
    pytest.importorskip("arcadedb")
    workspace = tmp_path_factory.mktemp("plan")
    done = run_in(workspace, "plan", "load")
    assert done.code == 0, done.err
    return workspace


@pytest.fixture
def workspace(plan_workspace: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own, with the plan."""
    return Path(shutil.copytree(plan_workspace, tmp_path / "workspace"))


@pytest.fixture
def liantu(workspace: Path) -> Run:
    """The command line on that workspace."""
    return lambda *args, **more: run_in(workspace, *args, **more)


@pytest.fixture
def firms(tmp_path: Path) -> Path:
    """A small sheet: three firms, one cell that cannot be taken, two that look like formulas."""
    sheet = tmp_path / "示例名录.csv"
    sheet.write_text(FIRMS, encoding="utf-8")
    return sheet


@pytest.fixture
def command_line() -> Callable[..., Done]:
    """The command line on any workspace: `command_line(folder, "stats")`."""
    return run_in


@pytest.fixture
def exports(liantu: Run) -> Callable[[], tuple[bytes, bytes]]:
    """Both exports, as bytes."""
    return lambda: (liantu("export", "graph").raw, liantu("export", "rows").raw)
