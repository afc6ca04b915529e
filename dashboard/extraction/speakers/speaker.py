"""Who says something, and on which side of the war."""

from typing import NamedTuple


class Speaker(NamedTuple):
    """`said_by` in English, None for nobody; side: role, org, occupier or enemy."""

    said_by: str | None
    side: str = "org"
    carried: bool = False  # not named in the sentence itself
    at: int = 0  # the token that names it

    def carry(self) -> "Speaker":
        """The same speaker of a sentence that does not name it."""
        return self._replace(carried=True)


NOBODY = Speaker(None)
