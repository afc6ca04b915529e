"""The totals that a report has told so far, for the parts that it tells later."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.drafts import Draft


class Told:
    """Totals by harm, and the one told last."""

    def __init__(self) -> None:
        self.by_harm: dict[str, Draft] = {}
        self.latest: Draft | None = None
        self.phrases: list[Phrase] = []  # of the sentence being read

    def remember(self, draft: Draft) -> None:
        if draft.counted or draft.subject not in self.by_harm:
            self.by_harm[draft.subject] = draft
        self.latest = draft

    def of_size(self, size: int | None) -> Draft | None:
        """ "two of the six": the total of six."""
        return next((d for d in self.by_harm.values() if d.low and d.low == size), None)

    def total_for(self, part: Phrase, harm: str | None, mains: list[Draft]) -> Draft | None:
        """The total a part belongs to: the nearest before it in the sentence, else the last."""
        here = [d for d in mains if (harm is None or d.subject == harm) and d.low != 0]
        before = [d for d in here if d.at <= part.head]
        if here:
            return before[-1] if before else here[0]
        if harm is not None:
            return self.by_harm.get(harm)
        return None if self._is_of_others(part) else self.latest

    def _is_of_others(self, part: Phrase) -> bool:
        """ "Aid for 160 people, including 48 children": nobody was harmed."""
        return any(p.kind == "groups" and p.amount and p.last <= part.first for p in self.phrases)
