"""Long work on whole project files for the window: the example, backup and restore, the look for damage."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from studio.session import demo, projects

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]
Task = Callable[[dict[str, Any], Progress, Cancelled], Any]


def example(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Make the finished example in a folder. Given: folder. Gives the project's path."""
    target = demo.free_path(Path(given["folder"]) / f"contoh{projects.SUFFIX}")
    demo.make_example(target, progress=progress).close()
    return str(target)


def backup(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Back a stored project up. Given: project. Gives the backup's path."""
    return str(projects.backup_project(Path(given["project"])))


def restore(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Write the project in a backup to a new file. Given: backup, target. Gives what was restored."""
    return msgspec.to_builtins(projects.restore_project(Path(given["backup"]), Path(given["target"])))


def inspect(given: dict[str, Any], progress: Progress, cancelled: Cancelled) -> Any:  # noqa: ARG001 - one signature
    """Read a whole project file. Given: project. Gives the report."""
    return msgspec.to_builtins(projects.check_project(Path(given["project"])))


TASKS: dict[str, Task] = {"example": example, "backup": backup, "restore": restore, "inspect": inspect}
