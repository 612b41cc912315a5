"""Files that come with forms: at the addresses that ask for one, and no larger than they may be, one and all together."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler

LARGEST = 25 * 1024**2  # bytes of one file
ALL_FILES = 4 * LARGEST  # bytes of all that one form brings
FRAME = 64 * 1024  # bytes between what a form brings: names of fields, boundaries
TAKES_FILES = re.compile(
    r"^/[a-z-]+/desk/[\w-]+/(texts/[\w-]+/import|activities|lint|drafts/(new|[\w-]+/(languages/[\w-]+/)?word)"
    r"|reports/[\w-]+/[0-9]+/upload)/$"
)
KEEPS_NOTHING = re.compile(
    r"/(lint|word|drafts/new|upload)/$"
)  # a file sent there is on no disk, not even for a moment


def takes_files(path: str) -> bool:
    """Return whether a form at this path may bring files."""
    return TAKES_FILES.match(path) is not None


def most_of(*, with_files: bool) -> int:
    """Return how many bytes a form may have: what is more is refused, by `Bounded` or by Django itself."""
    files = ALL_FILES if with_files else 0
    return files + int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE) + FRAME


def stays_in_memory(path: str) -> bool:
    """Return whether files that are sent to this path may not touch the disk."""
    return KEEPS_NOTHING.search(path) is not None


class Bounded(FileUploadHandler):
    """Refuses a file where none is asked for, and one that is too large while it comes, before it is kept anywhere."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        asked = self.request is not None and takes_files(self.request.path)
        self._left = LARGEST if asked else 0
        self._all = getattr(self, "_all", ALL_FILES)  # a handler is made for each request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._left -= len(raw_data)
        self._all -= len(raw_data)
        if self._left < 0 or self._all < 0:
            self._close_what_was_begun()
            raise RequestDataTooBig("a file where none is asked for, or a larger one than may be")
        return raw_data

    def _close_what_was_begun(self) -> None:
        for handler in self.request.upload_handlers if self.request is not None else ():
            begun = getattr(handler, "file", None)
            if begun is not None:
                begun.close()

    def file_complete(self, file_size: int) -> None:
        return None  # the next handler keeps it


class InMemory(MemoryFileUploadHandler):
    """Keeps small files in memory, and every file where nothing that is sent is kept."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        super().handle_raw_input(*args, **kwargs)
        if self.request is not None and stays_in_memory(self.request.path):
            self.activated = True
