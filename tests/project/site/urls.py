"""Pages for tests of the server: each names its own address and the revision that it was made from."""

import itertools
import time

from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

runs = itertools.count(1)


def _head() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(id) FROM ledger_entry")
        return cursor.fetchone()[0] or 0


def page(request: HttpRequest, number: int) -> HttpResponse:
    text = f"<p>page {number} of revision {_head()} for {request.GET.get('q', '')!r}</p>\n"
    return HttpResponse(text + "<p>The Meridian Group met in Aurelia.</p>\n" * 400)


def slow(request: HttpRequest) -> HttpResponse:
    time.sleep(0.5)
    return HttpResponse(f"run {next(runs)}")


def part(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the part" if request.headers.get("HX-Request") else "the whole page")


def of_the_reader(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(f"language {request.headers.get('Accept-Language', 'none')}")
    answer["Vary"] = "Accept-Language"
    return answer


def with_cookie(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(f"run {next(runs)}")
    answer.set_cookie("who", "Ana")
    return answer


def unguarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        f"{request.get_host()} {request.headers.get('User-Agent')} {request.COOKIES}"
    )


def fault(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of the page")


def long(request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse((b"x" * 65536 for _ in range(512)), content_type="text/plain")


@csrf_exempt
def sent(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{len(request.body)} {sum(request.body)}")


@csrf_exempt
def files(request: HttpRequest) -> HttpResponse:
    return HttpResponse(" ".join(f"{one.name} {one.size}" for one in request.FILES.getlist("file")))


urlpatterns = [
    path("sent/", sent),
    path("en/desk/meridian/activities/", files),  # which takes files (project.uploads)
    path("page/<int:number>/", page),
    path("slow/", slow),
    path("part/", part),
    path("of-the-reader/", of_the_reader),
    path("with-cookie/", with_cookie),
    path("unguarded/", unguarded),
    path("fault/", fault),
    path("long/", long),
]


def _plain(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(type(exception).__name__, status=400)


def _not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("nothing here", status=404)


def _fault(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a fault", status=500)


handler400, handler404, handler500 = _plain, _not_found, _fault
