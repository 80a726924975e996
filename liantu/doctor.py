"""What must be right on this machine and in this store; each thing examined with what was found."""

import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from graph.errors import LiantuError
from graph.store import GraphStore
from liantu.settings import Settings
from liantu.workspace import embedded_folder, open_workspace_store

PACKAGES = ("arcadedb", "neo4j", "streamlit", "pandas", "openpyxl", "typer")
OPTIONAL = frozenset({"arcadedb"})  # no wheel on some platforms: then a Neo4j URL is needed
FONT_FOLDERS = ("/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts", "~/.fonts")
FONT_NAMES = ("NotoSansCJK", "NotoSansSC", "SourceHanSans", "wqy-", "msyh", "PingFang", "simsun", "Hiragino Sans GB")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing. `exit_code` 0 = in order, or nothing that stops the work."""

    what: str
    detail: str
    words: tuple[str, str] = ("正常", "ok")
    exit_code: int = 0


def examine(settings: Settings) -> tuple[Examined, ...]:
    """Look at everything; a fault in one thing hides nothing of the others."""
    return (*_versions(), *_files(), *_store(settings), _font())


def program_version() -> str:
    """Of the installed program; a checkout that was never installed has none."""
    try:
        return version("liantu")
    except PackageNotFoundError:
        return "（源码文件夹，未安装）"


def _versions() -> Iterator[Examined]:
    yield Examined("liantu", program_version())
    yield Examined("Python", f"{platform.python_version()}，{platform.platform()}")
    for name in PACKAGES:
        try:
            yield Examined(name, version(name))
        except PackageNotFoundError:
            words, code = (("没有安装", "not installed"), 0 if name in OPTIONAL else 1)
            yield Examined(name, "只能用 Neo4j 库" if name in OPTIONAL else "请重新安装链图", words, code)


def _files() -> Iterator[Examined]:
    """The guard in liantu/__init__.py has already refused strangers; here is where our own packages lie."""
    import graph
    import loaders
    import queries
    from liantu.paths import data_folder

    for package in (graph, loaders, queries):
        yield Examined(f"包 {package.__name__}", str(Path(str(package.__file__)).parent))
    yield Examined("随附数据", str(data_folder()))


def _store(settings: Settings) -> Iterator[Examined]:
    folder = embedded_folder(settings.store)
    if folder is not None and not folder.exists():
        yield Examined("库", f"{folder}：运行 liantu plan load 时会建立", ("还没有", "none yet"))
        return
    try:
        with open_workspace_store(settings, make=False) as store:
            yield Examined("库", "，".join(f"{name} {value}" for name, value in store.about().items()))
            yield from _contents(store)
    except LiantuError as error:
        yield Examined("库", str(error), ("不可用", "unavailable"), error.exit_code)


def _contents(store: GraphStore) -> Iterator[Examined]:
    from graph import archive
    from queries.runner import data_version

    missing = store.missing_schema()
    if missing:
        yield Examined("约束和索引", "缺少 " + "、".join(missing), ("不完整", "incomplete"), 1)
    else:
        yield Examined("约束和索引", "齐全")
    problems = store.problems()
    if problems:
        yield Examined("库文件", "；".join(problems), ("有损坏", "damaged"), 1)
    elif store.engine == "embedded":
        yield Examined("库文件", "CHECK DATABASE 无问题")
    elif store.engine == "door":
        yield Examined("库文件", "只有打开它的程序能检查；关闭网页后再运行", ("未检查", "not examined"))
    states = [load.state for load in archive.loads(store)]
    broken = sum(state in ("arriving", "folding") for state in states)
    detail = f"在库 {states.count('done')}，已撤销 {states.count('undone')}；数据版本 {data_version(store) or '—'}"
    words = (f"{broken} 次没有写完，下次运行时补完", f"{broken} interrupted") if broken else ("正常", "ok")
    yield Examined("载入", detail, words)


def _font() -> Examined:
    """Chinese in pictures and in the browser needs a font; the program works without."""
    if shutil.which("fc-list"):
        done = subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False)  # noqa: S607
        if families := sorted({line.split(",")[0] for line in done.stdout.splitlines() if line.strip()}):
            return Examined("中文字体", "、".join(families[:5]))
    for folder in map(Path, FONT_FOLDERS):
        for file in folder.expanduser().rglob("*.[to]t[fc]"):
            if any(name.casefold() in file.name.casefold() for name in FONT_NAMES):
                return Examined("中文字体", str(file))
    return Examined(
        "中文字体", "浏览器里的中文可能显示为方框；Debian：apt-get install fonts-noto-cjk", ("没有找到", "none found")
    )
