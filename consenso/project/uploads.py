"""Files that come with forms: at the addresses that ask for one, and no larger than they may be."""

import re
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler

LARGEST = 25 * 1024**2  # bytes of one file
TAKES_FILES = re.compile(r"^/[a-z-]+/desk/[\w-]+/(texts/[\w-]+/import|lint)/$")
KEEPS_NOTHING = re.compile(r"/lint/$")  # a file sent there is on no disk, not even for a moment


class Bounded(FileUploadHandler):
    """Refuses a file where none is asked for, and one that is too large while it comes, before it is kept anywhere."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        asked = self.request is not None and TAKES_FILES.match(self.request.path)
        self._left = LARGEST if asked else 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._left -= len(raw_data)
        if self._left < 0:
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
        if self.request is not None and KEEPS_NOTHING.search(self.request.path):
            self.activated = True
