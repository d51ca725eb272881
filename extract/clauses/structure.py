"""How do the elements of a sentence hang together? Subjects, antecedents, controllers, by position."""

from collections.abc import Callable, Iterator, Sequence

from extract.clauses.elements import Element, Mark, Phrase, VerbGroup
from extract.parsed import Token
from ontology.cues import marks, rules_by_verb
from ontology.lexicon import grammar

_WHO = frozenset(["qui", "lequel", "laquelle", "lesquels", "lesquelles"])
THAT = frozenset(["que", "qu'", "qu’"])
_AT_EVENT = (grammar().sequels | grammar().occasions) - {"dans", "par"}
_REACH = 3
_GUILTY = 6
_NO_ANTECEDENT = frozenset(["entre", "selon", "d'après"])


class Structure:
    """One sentence's elements, and who is whose subject among them.

    Every method takes the index of an element and gives back an element's index or a phrase;
    `None` where the order of words does not tell.
    """

    def __init__(
        self, elements: Sequence[Element], names_actor: Callable[[Phrase], bool] = lambda _: True
    ) -> None:
        """Hold `elements` in the order of the sentence; `names_actor` tells which phrases name one."""
        self.elements = tuple(elements)
        self._names_actor = names_actor
        self._subjects: dict[int, int | None] = {}

    def names_actor(self, j: int) -> bool:
        """Tell whether the element at `j` is a phrase that names an actor."""
        element = self.elements[j]
        return isinstance(element, Phrase) and self._names_actor(element)

    def verb(self, k: int) -> VerbGroup:
        """Return the verb group at `k`."""
        element = self.elements[k]
        if not isinstance(element, VerbGroup):
            raise TypeError(f"element {k} is no verb group")
        return element

    def is_finite(self, j: int) -> bool:
        """Tell whether the element at `j` is a finite verb group."""
        element = self._at(j)
        return isinstance(element, VerbGroup) and element.form == "finite"

    def subject(self, k: int) -> int | None:
        """Return the index of the phrase that is the surface subject of the verb group at `k`."""
        if k not in self._subjects:
            self._subjects[k] = None
            self._subjects[k] = self._find_subject(k)
        return self._subjects[k]

    def _find_subject(self, k: int) -> int | None:
        form = self.verb(k).form
        if form == "infinitive":
            return self._controller(k)
        if form == "participle":
            before = self._at(k - 1)
            if isinstance(before, VerbGroup) and before.reflexive:
                return self.subject(k - 1)  # "s'est dit choqué par X"
            joined = self._participle_joined(k)
            if joined is not None:
                return self.subject(joined)
            described = self.antecedent(k, self.verb(k).head)
            return first_of(self._equated(described), self.first_after_comma(k))
        if form == "gerund":
            return self._subject_of_gerund(k)
        if self._inverted(k) and self.relative_of(k) is None:
            return k + 1
        return self._subject_of_finite(k)

    def _participle_joined(self, k: int) -> int | None:
        """Return the participle to which the one at `k` is joined ("armé et financé par X")."""
        mark, before = self._at(k - 1), self._at(k - 2)
        joins = isinstance(mark, Mark) and mark.head.lower_ in grammar().joining
        if not joins or not isinstance(before, VerbGroup) or before.form != "participle":
            return None
        return k - 2

    def _equated(self, j: int | None) -> int | None:
        """From what a copula says of its subject go to the subject ("Deux soldats sont morts, tués par X")."""
        before = self._at(j - 1) if j is not None and j > 0 else None
        if j is None or not isinstance(before, VerbGroup) or before.lemma not in grammar().copulas:
            return j
        return first_of(self.subject(j - 1), j)

    def _inverted(self, k: int) -> bool:
        """Tell whether the verb at `k` is an incise before its subject (", a prévenu le ministre.")."""
        before, after, last = self._at(k - 1), self._at(k + 1), self._at(k + 2)
        return (
            isinstance(before, Mark)
            and before.kind == "comma"
            and isinstance(after, Phrase)
            and after.preposition is None
            and (last is None or (isinstance(last, Mark) and last.kind in {"comma", "stop"}))
            and (self._is_enclosed(k) or not self._actor_waits(k))
        )

    def _is_enclosed(self, k: int) -> bool:
        """Tell whether the verb that waited for its subject stands after the incise ("X, a dit Y, a livré")."""
        verb = self._at(k + 3)
        return isinstance(verb, VerbGroup) and verb.form == "finite"

    def _actor_waits(self, k: int) -> bool:
        """Tell whether an actor named before the verb at `k` has no verb yet ("L'Iran, armé par X, a menacé")."""
        j = k
        while j > 0:
            j -= 1
            element = self.elements[j]
            if isinstance(element, VerbGroup) and element.form == "finite":
                if self._inverted(j):
                    continue
                opener = self._relative_of_coordinated(j)
                if opener is None:
                    return False
                j = opener
                continue
            if isinstance(element, Mark) and element.kind != "comma":
                return False
            bare = isinstance(element, Phrase) and element.preposition is None
            if bare and self._names_actor(element) and not self._is_object(j):  # type: ignore[arg-type]
                return True
        return False

    def _subject_of_finite(self, k: int) -> int | None:
        apposed = k - 2 if self._is_apposed_to_oblique(k - 2) else None
        if apposed is None:
            return self._nearest_subject(k, k - 1)
        return first_of(self._waiting_subject(k, apposed), apposed)

    def _is_apposed_to_oblique(self, j: int) -> bool:
        """Tell whether the bare phrase at `j` stands between commas and names what an oblique told of.

        "L'Inde, qui attend la visite du ministre, Amir Khan Muttaqi, a ...": it is no subject then.
        """
        match self.elements[max(j - 2, 0) : j + 2]:
            case [
                Phrase() as told,
                Mark(kind="comma"),
                Phrase(preposition=None),
                Mark(kind="comma"),
            ]:
                return told.preposition is not None
        return False

    def _waiting_subject(self, k: int, j: int) -> int | None:
        """Return the subject of the verb at `k` that waits before the clause in which `j` stands."""
        for i in range(j - 1, -1, -1):
            element = self.elements[i]
            if isinstance(element, VerbGroup) and element.form == "finite":
                opener = self.opener_of(i)
                return self._nearest_subject(k, opener - 1) if opener is not None else None
        return None

    def _nearest_subject(self, k: int, j: int) -> int | None:
        while j >= 0:
            element = self.elements[j]
            if isinstance(element, Mark):
                if element.kind == "relative":
                    return self._subject_in_relative(k, j)
                if element.kind in {"subordinator", "stop"}:
                    return None
                if element.kind == "conjunction" and self._is_bare_between(j, k):
                    return self._inherited(j, k)
            elif isinstance(element, Phrase):
                if (
                    element.preposition is None
                    and not is_temporal(element)
                    and not self._is_object(j)
                ):
                    return self._behind_name(j, self.verb(k).bearer)
            elif element.form == "finite" and not self._inverted(j):
                opener = self.opener_of(j)
                if opener is None:
                    return self.subject(j) if j < k - 1 else None
                j = opener
            j -= 1
        return None

    def _behind_name(self, j: int, verb: Token) -> int:
        """From an apposition go back to the several of whom a plural verb tells.

        "X et le président iranien, Y, se sont entretenus": X and the president.
        """
        plural = "Plur" in verb.morph.get("Number") or verb.lower_.endswith("nt")
        match self.elements[max(j - 2, 0) : j + 1]:
            case [Phrase(preposition=None) as several, Mark(kind="comma"), Phrase() as one]:
                apposed = len(several.items) > 1 and len(one.items) == 1
                if plural and apposed and not self._is_object(j - 2):
                    return j - 2
        return self._behind_appositions(j)

    def _behind_appositions(self, j: int) -> int:
        """From a bare phrase that names no actor, go back over commas to the one it describes."""
        if self._names_actor(self.elements[j]):  # type: ignore[arg-type]
            return j
        i = j - 1
        while i > 0 and not isinstance(self.elements[i], VerbGroup):
            element = self.elements[i]
            if isinstance(element, Mark) and element.kind != "comma":
                return j
            if (
                isinstance(element, Phrase)
                and element.preposition is None
                and self._names_actor(element)
            ):
                break
            i -= 1
        element = self.elements[max(i, 0)]
        after = self._at(i + 1) if i >= 0 else None
        if not isinstance(element, Phrase) or element.preposition is not None:
            return j
        named = self._names_actor(element) and not self._is_object(i)
        return i if named and _is_comma_or_phrase(after) else j

    def _subject_in_relative(self, k: int, j: int) -> int | None:
        mark = self.elements[j]
        if mark.head.lower_ in _WHO and not self.preposition_before(j):
            return self._antecedent_of_who(j, self.verb(k).bearer)
        following = self._at(k + 1)
        if isinstance(following, Phrase) and following.preposition is None:
            return k + 1
        return None

    def _antecedent_of_who(self, j: int, verb: Token) -> int | None:
        """Return the antecedent of "qui"; after a comma, the whole chain "X, le chef du Y, qui"."""
        found = self.antecedent(j, verb)
        before = self._at(j - 1)
        if found is None or not (isinstance(before, Mark) and before.kind == "comma"):
            return found
        phrase = self._at(found)
        while found > 0 and isinstance(phrase, Phrase) and phrase.preposition == "de":
            above = self._at(found - 1)
            if not isinstance(above, Phrase) or not agrees(above, verb):
                break
            found, phrase = found - 1, above
        bare = isinstance(phrase, Phrase) and phrase.preposition is None
        return self._behind_appositions(found) if bare else found

    def preposition_before(self, j: int) -> str | None:
        """Return the preposition that governs the relative pronoun at `j` ("avec lequel")."""
        word = self.elements[j].head
        if word.lower_ in {"auquel", "auxquels", "auxquelles"}:
            return "à"
        if word.lower_ in {"duquel", "desquels", "desquelles", "dont"}:
            return "de"
        if word.i == 0 or word.lower_ in {"que", "qu'", "où"}:
            return None
        before = word.nbor(-1)
        return before.lower_ if before.pos_ == "ADP" else None

    def _is_bare_between(self, j: int, k: int) -> bool:
        return not any(
            isinstance(e, Phrase) and e.preposition is None and not is_temporal(e)
            for e in self.elements[j + 1 : k]
        )

    def _inherited(self, j: int, k: int) -> int | None:
        """Return the subject of the finite verb that the conjunction at `j` continues with that at `k`.

        A perfect continues a perfect, not a past that "que" subordinates to it ("a dit que X avait
        livré et a promis").
        """
        for i in range(j - 1, -1, -1):
            element = self.elements[i]
            if isinstance(element, VerbGroup) and element.form == "finite":
                outer = self._sequenced(i, k)
                return self.subject(i if outer is None else outer)
            if isinstance(element, Mark) and element.kind == "stop":
                return None
        return None

    def _sequenced(self, i: int, k: int) -> int | None:
        """Return the verb of the tense of `k` that governs the clause of `i`, set back in the past."""
        if not {"Imp", "Cnd"} & set(_tense(self.verb(i))):
            return None
        seen = False
        for h in range(i - 1, -1, -1):
            element = self.elements[h]
            if isinstance(element, Mark) and element.kind == "subordinator":
                seen = element.head.lower_ in {"que", "qu'", "qu’"}
            elif isinstance(element, VerbGroup) and element.form == "finite":
                return h if seen and _tense(element) == _tense(self.verb(k)) else None
        return None

    def _is_object(self, j: int) -> bool:
        """Tell whether the bare phrase at `j` follows a verb, but for obliques, as its object does."""
        i = j - 1
        while i >= 0 and is_oblique(self.elements[i]):
            i -= 1
        return isinstance(self._at(i), VerbGroup)

    def relative_of(self, k: int) -> int | None:
        """Return the index of the relative pronoun that opens the clause of the verb at `k`."""
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, Mark) and element.kind == "relative":
                return j
            if isinstance(element, VerbGroup) and element.form == "finite":
                return None
            if isinstance(element, Mark) and element.kind in {"subordinator", "stop"}:
                return None
        return None

    def _relative_of_coordinated(self, k: int) -> int | None:
        """Return the relative pronoun of the verb at `k`, or of the verb that it continues ("qui forme et équipe")."""
        before = self._at(k - 1)
        if isinstance(before, Mark) and before.kind == "conjunction":
            continued = self._finite_before(k)
            return self._relative_of_coordinated(continued) if continued is not None else None
        return self.relative_of(k)

    def opener_of(self, k: int) -> int | None:
        """Return the index of the pronoun or conjunction that sets the clause of the verb at `k` apart.

        A conjunction counts only after a comma ("L'Iran, comme il l'a fait, ...").
        """
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, VerbGroup) and element.form == "finite":
                return None
            if not isinstance(element, Mark):
                continue
            if element.kind == "relative":
                return j
            if element.kind == "stop":
                return None
            before = self._at(j - 1)
            if (
                element.kind == "subordinator"
                and isinstance(before, Mark)
                and before.kind == "comma"
            ):
                return j
        return None

    def antecedent(self, k: int, agreeing: Token) -> int | None:
        """Return the index of the phrase before `k` that agrees with `agreeing` best."""
        candidates: list[int] = []
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, Phrase):
                if element.preposition not in _NO_ANTECEDENT:
                    candidates.append(j)
            elif isinstance(element, VerbGroup) or element.kind not in {"comma"}:
                break
            if len(candidates) == _REACH:
                break
        if agreeing.low in THAT:
            while len(candidates) > 1 and only_specifies(self.elements[candidates[0]]):
                del candidates[0]
        for j in candidates:
            phrase = self.elements[j]
            if isinstance(phrase, Phrase) and agrees(phrase, agreeing):
                return j
        return candidates[0] if candidates else None

    def first_after_comma(self, k: int) -> int | None:
        """Return the bare phrase after a comma that an opening participle or noun at `k` describes."""
        if any(isinstance(e, Phrase) for e in self.elements[:k]):
            return None
        seen_comma = False
        for j in range(k + 1, len(self.elements)):
            element = self.elements[j]
            seen_comma = seen_comma or (isinstance(element, Mark) and element.kind == "comma")
            if seen_comma and isinstance(element, Phrase) and element.preposition is None:
                return j
        return None

    def _subject_of_gerund(self, k: int) -> int | None:
        group = self.verb(k)
        introduced = group.start > 0 and group.head.doc[group.start - 1].lower_ == "en"
        if introduced or any(c.lower_ == "en" for c in group.clitics):
            governor = self.governor(k)
            return self.subject(governor) if governor is not None else self.first_after_comma(k)
        before = self._at(k - 1)
        if isinstance(before, Mark) and before.kind == "comma":
            governor = self._finite_before(k)
            if governor is not None:
                return self.subject(governor)
        return self.antecedent(k, group.head)

    def _finite_before(self, k: int) -> int | None:
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, VerbGroup) and element.form == "finite":
                return j
            if isinstance(element, Mark) and element.kind == "stop":
                return None
        return None

    def clause_verb_after(self, k: int) -> int | None:
        """Return the verb group before whose subject the phrase at `k` stands, a comma in between."""
        for j in range(k + 1, len(self.elements)):
            element = self.elements[j]
            if isinstance(element, Mark) and element.kind not in {"comma", "conjunction"}:
                return None
            if isinstance(element, VerbGroup) and element.form == "finite":
                subject = self.subject(j)
                return j if subject is not None and subject > k + 1 else None
        return None

    def governor(self, k: int) -> int | None:
        """Return the index of the verb group before `k` on which the verb, not finite, or phrase at `k` depends."""
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, VerbGroup):
                return j
            if isinstance(element, Mark) and element.kind in {"stop", "subordinator"}:
                return None
        return None

    def _controller(self, k: int) -> int | None:
        noun = first_of(self._noun_of_control(k), self._guilty(k))
        if noun is not None:
            return noun
        governor = self.governor(k)
        if governor is None:
            return self._bare_phrase_before(k)
        group = self.verb(governor)
        word_before = self._word_before(k)
        if word_before == "pour" and group.lemma in marks().penalties and self._is_perfect(k):
            punished = self.subject(governor) if group.passive else self._addressed(governor, k)
            return first_of(punished, self.subject(governor))
        controls = group.lemma in grammar().object_control and not group.reflexive
        if controls and word_before not in {
            "pour",
            "afin",
            "sans",
            "avant",
        }:
            if group.passive or (group.lemma == "faire" and governor == k - 1):
                return self._charged(governor)
            addressed = first_of(self._addressed(governor, k), self._addressed_by_clitic(governor))
            if addressed is None and group.lemma in grammar().self_controlled:
                return self.subject(governor)
            return addressed
        if group.form == "participle" and group.lemma not in grammar().object_control:
            outer = self.governor(governor)
            if word_before in {"pour", "afin"} and outer is not None:
                return self.subject(outer)
        return self.subject(governor)

    def _charged(self, governor: int) -> int | None:
        """Return the subject of `governor`; of an envoy who is no actor, who sent him ("envoie X chargé de")."""
        charged, verb = self.subject(governor), self.verb(governor)
        if charged is None or verb.form != "participle" or verb.lemma not in grammar().entrusting:
            return charged
        outer = self.governor(governor)
        if outer is None or self._names_actor(self.elements[charged]):  # type: ignore[arg-type]
            return charged
        return first_of(self.subject(outer), charged)

    def _is_perfect(self, k: int) -> bool:
        """Tell whether the verb group at `k` is a perfect ("avoir livré")."""
        group = self.verb(k)
        return group.bearer.i != group.head.i and group.bearer.pos_ == "AUX"

    def _noun_of_control(self, k: int) -> int | None:
        """Return the phrase of the noun that governs the infinitive at `k` ("sa décision de livrer")."""
        for j in range(k - 1, max(k - 4, -1), -1):
            element = self.elements[j]
            if not isinstance(element, Phrase):
                return None
            if element.head.lemma_.lower() in grammar().control_nouns:
                return j
        return None

    def _guilty(self, k: int) -> int | None:
        """Return who is said to be guilty of the infinitive at `k` ("accuse X, coupable selon elle de livrer")."""
        tokens, place = self.verb(k).head.doc.tokens, self.verb(k).start
        if self._word_before(k) not in {"de", "d'", "d’"}:
            return None
        reach = range(place - 2, max(place - _GUILTY, -1), -1)
        adjective = next((i for i in reach if tokens[i].lemma_ in grammar().guilty), None)
        if adjective is None:
            return None
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, VerbGroup):
                return None
            if element.start < adjective and self.names_actor(j):
                return j
        return None

    def _word_before(self, k: int) -> str:
        group = self.verb(k)
        return group.head.doc[group.start - 1].lower_ if group.start else ""

    def _addressed(self, governor: int, k: int) -> int | None:
        for j in range(governor + 1, k):
            element = self.elements[j]
            if not isinstance(element, Phrase) or is_temporal(element):
                continue
            if element.preposition in {None, "à", "auprès de"}:
                return j
        return None

    def _addressed_by_clitic(self, governor: int) -> int | None:
        """With a clitic for the addressee ("l'accuse de"), or none at all, no phrase controls."""
        opener = self.relative_of(governor)
        return self.antecedent(opener, self.verb(governor).bearer) if opener is not None else None

    def _bare_phrase_before(self, k: int) -> int | None:
        for j in range(k - 1, -1, -1):
            element = self.elements[j]
            if isinstance(element, Phrase) and element.preposition is None:
                return j
        return None

    def _at(self, j: int) -> Element | None:
        return self.elements[j] if 0 <= j < len(self.elements) else None

    def following(self, k: int) -> Iterator[tuple[int, Phrase]]:
        """Yield the phrases in the right field of the element at `k`, up to the next clause."""
        j = k + 1
        while j < len(self.elements):
            element = self.elements[j]
            if isinstance(element, Phrase):
                if j > k + 1 and self._opens_clause(j):
                    return
                yield j, element
            elif isinstance(element, VerbGroup):
                if not (j > k + 1 and self._only_describes(j)):
                    return
            elif element.kind == "comma":
                j = self._past_parenthesis(j)
            elif element.kind != "conjunction" and not self._says_as_what(j):
                return
            j += 1

    def _says_as_what(self, j: int) -> bool:
        """Tell whether "comme" at `j` says what somebody acts as ("intervenir comme médiateur entre X et Y")."""
        mark, after = self._at(j), self._at(j + 1)
        return (
            isinstance(mark, Mark)
            and mark.head.lower_ == "comme"
            and isinstance(after, Phrase)
            and after.head.lemma_.lower() in grammar().bearing
        )

    def _only_describes(self, j: int) -> bool:
        """Tell whether the participle at `j` stands between a thing and what goes with the verb before it."""
        group, before = self.verb(j), self._at(j - 1)
        return (
            group.form == "participle"
            and group.lemma in grammar().describing
            and isinstance(before, Phrase)
        )

    def names_parties_of_event(self, j: int, k: int) -> bool:
        """Tell whether "entre" at `j` is of an event told of behind `k` ("lors d'une rencontre entre"), not of `k`."""
        element = self.elements[j]
        if not isinstance(element, Phrase) or element.preposition != "entre":
            return False
        for i in range(j - 1, k, -1):
            before = self.elements[i]
            if not isinstance(before, Phrase) or before.preposition is None:
                return False
            if before.preposition in _AT_EVENT and not is_temporal(before):
                return True
        return False

    def sharing(self, k: int) -> int | None:
        """Return the verb joined to the one at `k` that says the complements of both ("forme et équipe X")."""
        mark, other = self._at(k + 1), self._at(k + 2)
        if not isinstance(mark, Mark) or not isinstance(other, VerbGroup):
            return None
        group, joins = self.verb(k), mark.kind == "comma" or mark.head.lower_ in grammar().joining
        alike = group.form == other.form and group.passive == other.passive
        if not joins or not alike or other.clitics:
            return None
        if mark.kind == "comma" and self.sharing(k + 2) is None:
            return None
        return k + 2

    def _opens_clause(self, j: int) -> bool:
        """Tell whether the bare phrase at `j` is the subject of a verb that follows it."""
        element = self.elements[j]
        if not isinstance(element, Phrase) or element.preposition is not None:
            return False
        after_comma = False
        for later in self.elements[j + 1 :]:
            if isinstance(later, VerbGroup):
                return later.form == "finite" and not (after_comma and self._is_object(j))
            if isinstance(later, Mark) and later.kind != "comma":
                return False
            after_comma = after_comma or isinstance(later, Mark)
        return False

    def _past_parenthesis(self, j: int) -> int:
        """From the comma at `j` that opens a relative, participle or incise, go to the comma that closes it."""
        opener = self._at(j + 1)
        opens = (isinstance(opener, Mark) and opener.kind == "relative") or (
            isinstance(opener, VerbGroup) and opener.form in {"participle", "gerund"}
        )
        incise = self._is_incise(j + 1)
        if not opens and not incise:
            return j
        for i in range(j + 1, len(self.elements)):
            element = self.elements[i]
            if isinstance(element, Mark) and element.kind == "comma":
                named = incise and i + 1 < len(self.elements) and self.names_actor(i + 1)
                return j if named else i
        return j

    def _is_incise(self, k: int) -> bool:
        """Tell whether a verb of speech at `k` stands before its subject ("X a livré, affirme Y, des obus")."""
        after = self._at(k + 1)
        if not self.is_finite(k) or not isinstance(after, Phrase) or after.preposition is not None:
            return False
        return self.verb(k).lemma in rules_by_verb()


def _is_comma_or_phrase(element: Element | None) -> bool:
    return isinstance(element, Phrase) or (isinstance(element, Mark) and element.kind == "comma")


def first_of(*found: int | None) -> int | None:
    """Return the first index that was found."""
    return next((index for index in found if index is not None), None)


def only_specifies(element: Element) -> bool:
    """Tell whether `element` is "de" with a noun alone ("des frappes de drones")."""
    if not isinstance(element, Phrase) or element.preposition != "de":
        return False
    first = element.head.doc[element.start]
    return first.lower_ not in {"du", "des"} and element.start + 1 == element.head.i


def is_temporal(phrase: Phrase) -> bool:
    """Tell whether the phrase is one of time ("mardi", "le mois dernier")."""
    return (
        phrase.head.lemma_.lower() in grammar().temporal or phrase.head.lower_ in grammar().temporal
    )


def is_oblique(element: Element) -> bool:
    """Tell whether `element` is a phrase that is neither subject nor object: prepositional, or of time."""
    return isinstance(element, Phrase) and (element.preposition is not None or is_temporal(element))


def agrees(phrase: Phrase, word: Token) -> bool:
    """Tell whether nothing in number and gender keeps `word` from referring to `phrase`."""
    number = word.morph.get("Number", [])
    plural = len(phrase.items) > 1 or "Plur" in phrase.head.morph.get("Number", [])
    if number and (number[0] == "Plur") != plural:
        return False
    gender, other = word.morph.get("Gender", []), phrase.head.morph.get("Gender", [])
    return not gender or not other or gender == other or len(phrase.items) > 1


def _tense(group: VerbGroup) -> tuple[str, ...]:
    morph = group.bearer.morph
    compound = "compound" if group.bearer.i != group.head.i else "simple"
    return (*morph.get("Mood", []), *morph.get("Tense", []), compound)
