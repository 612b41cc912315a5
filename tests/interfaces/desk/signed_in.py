"""Who sits at a table, signed in at the desk: as a client, and as a page of a browser."""

from django.test import Client

from tests.negotiating import Table


def as_(table: Table, name: str) -> Client:
    client = Client()
    client.force_login(table.cast.person(name))
    return client


def page_of(
    table: Table, name: str, chromium, live_server, settings, *, width=1280, scheme="light", **more
):
    """Return a page of a browser of this width, which is made with `more`."""
    viewport = {"width": width, "height": 900}
    context = chromium.new_context(viewport=viewport, color_scheme=scheme, **more)
    cookie = settings.SESSION_COOKIE_NAME
    key = as_(table, name).cookies[cookie].value
    context.add_cookies([{"name": cookie, "value": key, "url": live_server.url}])
    return context.new_page()
