"""The least that a server can do: answer with bytes that are ready. What pages.py compares the site with."""

import json
import os
from pathlib import Path

ANSWERS = {}
for path, page in json.loads(Path(os.environ["ANSWERS"]).read_text()).items():
    fields = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in page["headers"]]
    again = ("etag", "cache-control", "vary", "last-modified")
    ANSWERS[path] = (
        {"type": "http.response.start", "status": 200, "headers": fields},
        {"type": "http.response.body", "body": page["body"].encode("latin-1")},
    )
    ANSWERS[path, 304] = (
        {
            "type": "http.response.start",
            "status": 304,
            "headers": [f for f in fields if f[0].decode() in again],
        },
        {"type": "http.response.body", "body": b""},
    )
START, BODY = next(iter(ANSWERS.values()))


async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    path = scope["path"]
    if len(scope["headers"]) > 1 and scope["headers"][-1][0] == b"if-none-match":
        path = path, 304
    start, body = ANSWERS[path]
    await send(start)
    await send(body)
