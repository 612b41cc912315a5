"""Answers of the test client."""

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase


def put_away(answer: HttpResponseBase) -> None:
    """Close an answer and its file, and leave the database's connection open: a test's transaction lives in it."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)
