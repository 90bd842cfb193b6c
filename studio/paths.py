"""Where shipped files and the office's own files are."""

from functools import cache
from pathlib import Path

APP = "studio-humas"


@cache
def data_root() -> Path:
    """Folder that holds `resources/` and `assets/`: the checkout, else inside the installed package."""
    package = Path(__file__).resolve().parent
    return package.parent if (package.parent / "resources").is_dir() else package / "_data"


def resources() -> Path:
    """Shipped data files: platforms, templates, icons, fonts, examples."""
    return data_root() / "resources"


def brand_kits() -> Path:
    """Shipped brand kits, one folder each."""
    return data_root() / "assets" / "brand"


def office_data() -> Path:
    """The office's own resource files; the second layer, over the shipped ones."""
    import platformdirs  # noqa: PLC0415 - a page is rendered without it

    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def cache_dir() -> Path:
    """Files that can be made again: previews, decoded pictures."""
    import platformdirs  # noqa: PLC0415 - a page is rendered without it

    return Path(platformdirs.user_cache_dir(APP, appauthor=False))
