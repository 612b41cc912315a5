"""Static files with a hash of their content in the name, so that browsers keep them for good."""

from whitenoise.storage import (
    CompressedManifestStaticFilesStorage,
)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # its base has no types  # type: ignore[misc]  # as above
    """Whitenoise's storage; a file that the manifest lacks keeps its plain name, as in tests."""

    manifest_strict = False
