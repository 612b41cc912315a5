"""The site as an ASGI application: finished pages from memory, all else by Django in a pool of threads.

Django runs as WSGI because its own ASGI handler hops threads for each middleware and each query
(docs/performance.md). A thread waits neither for what is sent nor until an answer is taken (`project.spooled`). Streams of server-sent
events (`project.live`) are answered in the event loop, before the pages: they never take a thread of the pool.
"""

import gc
import os
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from consenso.project.bodies import Bodies
from consenso.project.clockwork import Clockwork
from consenso.project.live import Live, Source
from consenso.project.pagecache import ASGIApplication, PageCache, Receive, Scope, Send
from consenso.project.revision import Revisions, revisions
from consenso.project.spooled import Spooled

THREADS = 4


class Site:
    """The dispatcher. It also starts and stops what watches the public revision, and what happens by time."""

    def __init__(
        self, pages: ASGIApplication, *, streams: Source, watched: Revisions, clockwork: Clockwork
    ) -> None:
        self._pages = pages
        self._streams = Live(pages, source=streams)
        self._watched = watched
        self._clockwork = clockwork

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http":
            if scope["path"].endswith("/live/"):
                return self._streams(scope, receive, send)
            return self._pages(scope, receive, send)
        if scope["type"] == "lifespan":
            return self._lifespan(receive, send)
        return _refuse(receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self._watched.start()
        self._clockwork.start()
        self._streams.stops_on_signals()
        # What was imported stays until the end: without it, a full collection stops all readers
        # for some 50 ms.
        gc.collect()
        gc.freeze()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._streams.stop()
        self._clockwork.stop()
        self._watched.stop()
        await send({"type": "lifespan.shutdown.complete"})


async def _refuse(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 1000})


def site() -> Site:
    """Return the whole site, as the settings say."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "consenso.project.settings")
    django = get_wsgi_application()
    from consenso.project.live_source import FromDjango  # needs applications that are set up

    import_module(settings.ROOT_URLCONF)  # two seconds, which the first reader would wait for
    streams = FromDjango()
    pool = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="django")
    bodies = Bodies(folder=settings.DATA, session_cookie=settings.SESSION_COOKIE_NAME)
    direct = Spooled(django, pool=pool, bodies=bodies, folder=settings.DATA)
    watched, clockwork = revisions(), Clockwork()
    if not settings.PAGE_CACHE_BYTES:
        return Site(direct, streams=streams, watched=watched, clockwork=clockwork)
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
    return Site(cache, streams=streams, watched=watched, clockwork=clockwork)


application = site()
