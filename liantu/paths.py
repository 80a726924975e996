"""Where the files that come with the program lie, in a checkout and in a wheel. Not the analyst's workspace."""

from pathlib import Path

from graph.errors import LiantuError

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE.parent  # the checkout, or site-packages


def data_folder() -> Path:
    """The packaged data: `plan/`, `vocab/`, `sample/`, `public/`. In a wheel it lies inside the package."""
    return _first(_PACKAGE / "data", _ROOT / "data")


def app_file() -> Path:
    """The page that Streamlit runs; it lies beside the packages in a checkout and in a wheel."""
    return _first(_ROOT / "app_streamlit.py")


def theme_file() -> Path:
    """Streamlit's settings with our colours; `liantu app` hands them on, since a wheel has no project folder."""
    return _first(_PACKAGE / "theme" / "config.toml", _ROOT / ".streamlit" / "config.toml")


def _first(*places: Path) -> Path:
    for place in places:
        if place.exists():
            return place
    raise LiantuError(f"程序自带的文件不见了：{places[-1]}。请重新安装链图（liantu）。")
