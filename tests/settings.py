"""The site's settings for the suite: nothing of Consenso's from outside, a data folder that goes when the suite ends.

CONSENSO_TEST_POSTGRESQL=postgresql://user@host:port/name runs the suite on that server, in a database test_… of
its own; without it the suite runs on SQLite. CONSENSO_TEST_CHROMIUM names the browser. See tests/conftest.py.
"""

import atexit
import os
import shutil
import tempfile

_given = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("CONSENSO_")}
POSTGRESQL_OF_TESTS = _given.get("CONSENSO_TEST_POSTGRESQL", "").strip()
_data = tempfile.mkdtemp(prefix="consenso-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["CONSENSO_DATA"] = _data
if POSTGRESQL_OF_TESTS:
    os.environ["CONSENSO_DATABASE"] = POSTGRESQL_OF_TESTS

from consenso.project.settings import *  # noqa: E402, F403
from consenso.project.settings import STATIC_ROOT  # noqa: E402

PASSWORD_HASHERS = ["tests.hashing.QuickScrypt"]

STATIC_ROOT.mkdir()  # Whitenoise warns of a folder that is not there, and warnings are errors

# Put back, for processes of this suite that read these settings again.
os.environ |= {name: value for name, value in _given.items() if name.startswith("CONSENSO_TEST_")}
del os.environ["CONSENSO_DATA"]
os.environ.pop("CONSENSO_DATABASE", None)
