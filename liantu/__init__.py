"""The application: settings, command line, pages, briefings. Refuses to start on a stranger's package."""

import importlib
from types import ModuleType

PROJECT = "liantu"
OURS = ("graph", "loaders", "queries")


def _refuse_strangers() -> None:
    """Other packages on an index install `graph` or `queries` too, and pip overwrites them without a word."""
    for name in OURS:
        try:
            package = importlib.import_module(name)
        except Exception as error:
            raise ImportError(f"链图（liantu）的包 {name} 无法导入：{error!r}\n{_remedy(name)}") from error
        if getattr(package, "PROJECT", None) != PROJECT:
            raise ImportError(
                f"包 {name} 不是链图（liantu）的：它来自 {_place(package)}。\n{_remedy(name)}\n"
                f"{name} there is not liantu's own package: remove the other distribution, then install liantu again."
            )


def _place(package: ModuleType) -> str:
    return package.__file__ or ", ".join(package.__path__) or "?"


def _remedy(name: str) -> str:
    from importlib.metadata import packages_distributions  # slow to import, needed here only

    others = sorted(set(packages_distributions().get(name, [])) - {PROJECT})
    remove = f"先执行“pip uninstall {' '.join(others)}”" if others else "把别处同名的包移出 PYTHONPATH"
    return f"解决办法：{remove}，再重新安装链图（源码文件夹内：make clean demo）；最好使用单独的虚拟环境。"


_refuse_strangers()
