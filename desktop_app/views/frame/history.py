"""Where a person has been: what Alt+Left goes back to; pure."""

from desktop_app.views.page import Going, Place

MOST = 50


class History:
    """The places behind the one that is shown, the last one last."""

    def __init__(self) -> None:
        """Begin nowhere."""
        self._behind: list[Going] = []
        self._here: Going | None = None
        self._fleeting = False

    @property
    def here(self) -> Going | None:
        """The place that is shown."""
        return self._here

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    def arrive(self, going: Going, *, fleeting: bool = False) -> None:
        """Note that another place is shown now; a ``fleeting`` one, such as a deed, is never gone back to."""
        if self._here is not None and not self._fleeting and going != self._here:
            self._behind = [*self._behind, self._here][-MOST:]
        self._here, self._fleeting = going, fleeting
        if self._behind and self._behind[-1] == going:
            self._behind.pop()

    def amend(self, going: Going) -> None:
        """Note that the page that is shown turned to another part of itself."""
        self._here = going

    def before(self) -> Going | None:
        """Return the place to go back to, or None."""
        return self._behind[-1] if self._behind else None

    def back(self) -> Going | None:
        """Go to the place before and return it; None where there is none."""
        if not self._behind:
            return None
        self._here, self._fleeting = self._behind.pop(), False
        return self._here

    def forget_behind(self) -> None:
        """Forget what is behind: there is nowhere to go back to."""
        self._behind = []

    def forget(self) -> None:
        """Forget every place: references are records too."""
        self._behind, self._here, self._fleeting = [], None, False


def plain(going: Going) -> dict[str, object]:
    """Return a place ready for JSON."""
    return {
        "place": going.place.value if going.place is not None else "",
        "reference": going.reference,
        "part": going.part,
        "filled": [[name, value] for name, value in going.filled],
    }


def place_of(plain_going: object) -> Going | None:
    """Return the place that :func:`plain` wrote; None for anything else."""
    if not isinstance(plain_going, dict):
        return None
    filled = plain_going.get("filled")
    try:
        return Going(
            place=Place(str(plain_going.get("place"))),
            reference=str(plain_going.get("reference", "")),
            part=str(plain_going.get("part", "")),
            filled=tuple((str(name), value) for name, value in filled) if isinstance(filled, list) else (),
        )
    except (ValueError, TypeError):
        return None
