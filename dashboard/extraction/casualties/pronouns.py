"""Harm told of "him" or "both": the person named last to whom nothing has happened yet."""

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term
from dashboard.extraction.text.vocabulary import words

HIM = words("him")
BOTH = words("both")
REACH = 3  # words between a pronoun and its harm


class Referent:
    """Remembers the persons of the last sentence that no harm has taken."""

    def __init__(self) -> None:
        self.last: list[Phrase] = []

    def meant(self, sentence: Sentence, harm: Term, people: list[Phrase]) -> Phrase | None:
        """Whom a harm befell that has only a pronoun: "he was wounded", "обоє загинули"."""
        for at in range(max(0, harm.first - REACH), harm.first):
            low = sentence.tokens[at].low
            number = 1 if low in HIM else 2 if low in BOTH else None
            if number is None:
                continue
            before = [p for p in people if p.last <= at]
            known = [p for p in (*self.last, *before) if p.kind == "groups" and p.low == number]
            return known[-1]._replace(first=at, last=at + 1, head=at) if known else None
        return None

    def leave(self, people: list[Phrase], taken: set[int]) -> None:
        """Ends a sentence; `taken` are the tokens on which its casualties hang."""
        self.last = [p for p in people if p.head not in taken and p.counted]
