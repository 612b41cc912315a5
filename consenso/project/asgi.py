"""The site as an ASGI application: finished pages from memory, all else by Django in a pool of threads.

Django runs as WSGI because its own ASGI handler hops threads for each middleware and each query
(docs/performance.md). Streams of server-sent events, once there are any, are to be answered
natively in `Site.__call__`, before the pages: they must never take a thread of the pool.
"""

import gc
import os
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from consenso.project.clockwork import Clockwork
from consenso.project.pagecache import ASGIApplication, PageCache, Receive, Scope, Send
from consenso.project.revision import Revisions, revisions

THREADS = 4


class Site:
    """The dispatcher. It also starts and stops what watches the public revision, and what happens by time."""

    def __init__(self, pages: ASGIApplication, *, watched: Revisions, clockwork: Clockwork) -> None:
        self._pages = pages
        self._watched = watched
        self._clockwork = clockwork

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http":
            return self._pages(scope, receive, send)
        if scope["type"] == "lifespan":
            return self._live(receive, send)
        return _refuse(receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._watched.start()
        self._clockwork.start()
        # What was imported stays until the end: without it, a full collection stops all readers
        # for some 50 ms.
        gc.collect()
        gc.freeze()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._clockwork.stop()
        self._watched.stop()
        await send({"type": "lifespan.shutdown.complete"})


async def _refuse(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1000})


def with_bodies(application: ASGIApplication) -> ASGIApplication:
    """Return the application so that it can read what forms send.

    a2wsgi asks for a body from its thread, for which it needs a coroutine; what granian gives is another awaitable.
    """

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        async def received() -> dict[str, Any]:
            return await receive()

        await application(scope, received, send)

    return answered


def site() -> Site:
    """Return the whole site, as the settings say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consenso.project.settings")
    django = get_wsgi_application()
    pool = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="django")
    threads = WSGIMiddleware(django)  # type: ignore[arg-type]  # its own WSGI types, the same in substance
    threads.executor = pool
    direct = with_bodies(threads)  # type: ignore[arg-type]
    watched, clockwork = revisions(), Clockwork()
    if not settings.PAGE_CACHE_BYTES:
        return Site(direct, watched=watched, clockwork=clockwork)
    cache = PageCache(
        django,
        inner=direct,
        pool=pool,
        revisions=watched,
        room=settings.PAGE_CACHE_BYTES,
        address=settings.SITE,
        hosts=settings.ALLOWED_HOSTS,
        session_cookie=settings.SESSION_COOKIE_NAME,
    )
    return Site(cache, watched=watched, clockwork=clockwork)


application = site()
