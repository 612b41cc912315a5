"""Ministries' sign-ins for tests: a real server on this machine answers as one."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextlib.contextmanager
def answering(ministry: Any, asked: type[BaseHTTPRequestHandler]) -> Iterator[Any]:
    """Let `asked` answer for a ministry, its `of`, on a free port; the ministry's `address` is where."""
    handler = type(asked.__name__, (asked,), {"of": ministry})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    ministry.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield ministry
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
