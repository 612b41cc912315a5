"""Static files with a hash of their content in the name, so that browsers keep them for good."""

from typing import Any

from whitenoise.storage import (
    CompressedManifestStaticFilesStorage,
)


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # its base has no types
    """Whitenoise's storage; a file that the manifest lacks keeps its plain name, as in tests."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """Return the name with its hash, or the plain one where the file is not collected."""
        try:
            hashed: str = super().hashed_name(name, content, filename)
        except ValueError:
            return name
        return hashed
