"""The files of the repository that are ours to judge."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "consenso"
# Made on the machine, not part of the repository.
MADE = {"consenso-data", "node_modules", "__pycache__", "build", "dist"}
SEEN_THOUGH_HIDDEN = {".ci", ".github", ".gitignore", ".dockerignore"}
TEXTS = {
    *(".py", ".html", ".css", ".js", ".svg", ".md", ".txt", ".in", ".toml", ".yaml", ".yml"),
    *(".json", ".xml", ".typ", ".po", ".pot", ".sh", ".service", ".conf", ".cfg", ".ini", ".env"),
    "",
}


def files(folder: Path = ROOT, *suffixes: str) -> list[Path]:
    """Return the files below a folder that end so (all of them without suffixes), in order."""
    return [path for path in _walk(folder) if not suffixes or path.suffix in suffixes]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in SEEN_THOUGH_HIDDEN
        if hidden or path.name in MADE or path.name.endswith(".egg-info"):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def texts() -> Iterator[tuple[Path, str]]:
    """Return every file of text with its words."""
    for path in files():
        if path.suffix in TEXTS:
            yield path, path.read_text(encoding="utf-8")


def named(path: Path) -> str:
    """Return the path as it is written in a message: from the root of the repository."""
    return str(path.relative_to(ROOT))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
