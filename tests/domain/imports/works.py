"""Work for the bounded process to do: what goes well, and what must be ended."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def sleep(content: bytes, values: Mapping[str, Any]) -> str:
    time.sleep(values["seconds"])
    return "awake"


def spin(content: bytes, values: Mapping[str, Any]) -> None:
    while True:
        pass


def grow(content: bytes, values: Mapping[str, Any]) -> int:
    return len([bytes(1_000_000) for _ in range(values["megabytes"])])


def fall(content: bytes, values: Mapping[str, Any]) -> None:
    os.abort()


def write(content: bytes, values: Mapping[str, Any]) -> None:
    Path(values["path"]).write_bytes(content)


def shout(content: bytes, values: Mapping[str, Any]) -> str:
    sys.stdout.write("this is no answer\n")
    sys.stdout.flush()
    return "answered"


def environment(content: bytes, values: Mapping[str, Any]) -> list[str]:
    return sorted(os.environ)


def fault(content: bytes, values: Mapping[str, Any]) -> None:
    raise KeyError("a fault of ours")
