"""How passwords are kept in tests: as on a site, with a thousandth of the work, for each test would wait for it."""

from django.contrib.auth.hashers import ScryptPasswordHasher


class QuickScrypt(ScryptPasswordHasher):
    work_factor = 2**4
