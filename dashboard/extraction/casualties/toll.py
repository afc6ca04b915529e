"""People harmed: none, the harms and the people they befell, and which figures are parts."""

from collections.abc import Sequence

from dashboard.extraction.amounts.phrases import Phrase
from dashboard.extraction.casualties.breakdown import spelled_out
from dashboard.extraction.casualties.parts import find_parts, noun_of_part
from dashboard.extraction.casualties.people import is_people
from dashboard.extraction.casualties.pronouns import Referent
from dashboard.extraction.casualties.subsets import sized, spelled, subsets
from dashboard.extraction.casualties.told import Told
from dashboard.extraction.casualties.totals import put_under_raised, total_of, victims
from dashboard.extraction.casualties.vague import unnumbered
from dashboard.extraction.casualties.zero import none_harmed
from dashboard.extraction.drafts import Draft
from dashboard.extraction.text.doubts import is_denied, is_hypothetical, is_in_quotes
from dashboard.extraction.text.sentence import Sentence
from dashboard.extraction.text.trie import Term


class Toll:
    """Reads the sentences in order and remembers the totals that later parts belong to."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.told = Told()
        self.referent = Referent()

    def read(self, index: int, phrases: list[Phrase]) -> list[Draft]:
        """The casualty drafts of one sentence."""
        sentence = self.sentences[index]
        persons = [p for p in phrases if is_people(sentence, p)]
        in_lists = spelled_out(sentence, persons)
        people = [p for p in persons if p not in in_lists]
        parts = find_parts(sentence, people)
        self.told.phrases = phrases

        drafts = none_harmed(sentence, index, people)
        harms = _told_of(sentence, drafts)
        drafts += self._totals(index, _whole(sentence, people, parts), harms)
        drafts += spelled(index, in_lists, drafts)
        drafts += subsets(sentence, index, parts, self.told, drafts)
        drafts += sized(sentence, index, people, parts, self.told)
        drafts += self._of_pronouns(index, people, harms, drafts)
        self.referent.leave(people, {d.at for d in drafts})
        return drafts

    def _totals(self, index: int, people: list[Phrase], harms: list[Term]) -> list[Draft]:
        sentence = self.sentences[index]
        found = victims(sentence, people, harms)
        totals = [total_of(sentence, index, phrase, harm) for phrase, harm in found.items()]
        for total in totals:
            self.told.remember(total)
        put_under_raised(totals)
        vague = unnumbered(sentence, index, harms, set(found.values()))
        return sorted([*totals, *vague], key=lambda d: d.at)

    def _of_pronouns(
        self, index: int, people: list[Phrase], harms: list[Term], made: list[Draft]
    ) -> list[Draft]:
        """ "A drone dropped a grenade on a man of 63; he was wounded"."""
        sentence = self.sentences[index]
        free = [p for p in people if p.head not in {d.at for d in made}]
        out: list[Draft] = []
        for harm in harms:
            known = any(d.first <= harm.first < d.last for d in (*made, *out))
            if known or harm.detail == "noun" or is_hypothetical(sentence, harm, begun=False):
                continue
            phrase = self.referent.meant(sentence, harm, free)
            if phrase is not None:
                out.append(total_of(sentence, index, phrase, harm))
                self.told.remember(out[-1])
        return out


def _told_of(sentence: Sentence, none: list[Draft]) -> list[Term]:
    """The words of harm that say that somebody was harmed."""
    return [
        h
        for h in sentence.of("harms")
        if not any(d.first <= h.first < d.last for d in none)
        and not is_in_quotes(sentence, h)
        and not is_denied(sentence, h)
    ]


def _whole(sentence: Sentence, people: list[Phrase], parts: dict[Phrase, Term]) -> list[Phrase]:
    """The people that are no part of others, nor the noun of one: "one of the dead is a child"."""
    nouns = {noun_of_part(sentence, part, marker) for part, marker in parts.items()}
    return [p for p in people if p not in parts and p.head not in nouns]
