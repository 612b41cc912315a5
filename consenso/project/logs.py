"""How a line of the log is written, whoever writes it: on one line, without secrets and addresses of mail."""

import logging
import re

# Addresses that let in, or show something, to whoever has them.
SECRETS = re.compile(
    r"(/desk/(?:enter|invitation|calendar|letters|follow)/|/correct/receipt/|/password/reset/key/)[^/\s\"'<>]+"
)
MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def without_secrets(words: str) -> str:
    """Return words of a log with secrets of addresses and addresses of mail left out.

    >>> without_secrets("Forbidden: /en/desk/enter/aG9sZA/ for ana@example.org")
    'Forbidden: /en/desk/enter/[secret]/ for [mail]'
    """
    return MAIL.sub("[mail]", SECRETS.sub(r"\1[secret]", words))


class OneLine(logging.Formatter):
    """A message is one line, whatever somebody sent; a trace follows on lines of its own."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # the library's name
        said = super().formatMessage(record)
        return BREAKS.sub(lambda found: found[0].encode("unicode_escape").decode(), said)

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
