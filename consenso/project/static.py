"""Static files with a hash of their content in the name, so that browsers keep them for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Whitenoise's storage; a file that the manifest lacks keeps its plain name, as in tests."""

    manifest_strict = False
