"""The pages of one run brought together: which address a page goes by, and which page is another one again."""

from __future__ import annotations


class Joined:
    """What was read so far in a run, by address and by bytes. The order in which pages come decides between two."""

    def __init__(self) -> None:
        self._content: dict[str, str] = {}
        self._first: dict[str, str] = {}

    def address(self, own: str, said: str | None, sha256: str) -> str:
        """The address that a page goes by: the one it gives itself (`said`), unless that is another page's already."""
        if said is None:
            return own
        taken = self._content.get(said, sha256) != sha256 and said.split("?")[0] != own.split("?")[0]
        return own if taken else said

    def again(self, url: str, sha256: str) -> bool:
        """Whether the very same document was read before."""
        return self._content.get(url) == sha256

    def duplicate(self, url: str, sha256: str) -> str | None:
        """Of which page a document is a duplicate, in a sentence; None when it is none."""
        if url in self._content:
            return "another variant of this address was read already"
        return f"the same bytes as {self._first[sha256]}" if sha256 in self._first else None

    def remember(self, url: str, sha256: str) -> None:
        """Keep in mind that a page was read, so that the same bytes are not read twice."""
        self._content.setdefault(url, sha256)
        self._first.setdefault(sha256, url)
