"""How is a sentence cut into phrases, verb groups and marks? One pass from left to right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from extract.clauses.adverbials import adverbial_end
from extract.clauses.elements import Element, Mark, Phrase, VerbGroup
from extract.clauses.ellipsis import shared_auxiliaries
from extract.clauses.prepositions import approximator_end, preposition_at
from extract.clauses.tags import is_verb, nationalities, verb_lemma
from extract.parsed import Span, Token
from ontology.cues import rules_by_verb
from ontology.lexicon import grammar

# Prepositions that are not said again before each part of an enumeration.
_SHARED = frozenset([None, "entre", "avec", "contre", "par"])
_STOPS = frozenset([";", ":", "(", ")"])
_COMMAS = frozenset([",", "—", "–"])
_QUOTES = frozenset(['"', "«", "»", "“", "”"])
_INCISE = 6
_OPENING = 2
_WHERE = frozenset(["à", "dans", "en"])
_ASIDE = 6
_AUXILIARIES = frozenset(["avoir", "être"])
_NOMINAL = frozenset(["NOUN", "PROPN", "NUM", "PRON", "X", "SYM"])

Covering = Callable[[Token], tuple[int, int] | None]
Forms = Mapping[str, tuple[str, str]]


class Chunker:
    """Cut one sentence. `covering` gives the (start, end) of the name over a token, if any."""

    def __init__(self, sentence: Span, covering: Covering, forms: Forms) -> None:
        """Prepare `sentence`; token indices in the result are those of its document."""
        self._doc = sentence.doc
        self._tokens = sentence.doc.tokens[: sentence.end]
        self._end = sentence.end
        self._start = sentence.start
        self._covering = covering
        self._forms = forms

    def elements(self) -> tuple[Element, ...]:
        """Return the sentence's elements in order, coordinated phrases joined."""
        found: list[Element] = []
        i = self._start
        while i < self._end:
            i = self._past_aside(adverbial_end(self._tokens, i))
            if i >= self._end:
                break
            element = self._mark(i) or self._verb_group(i) or self._phrase(i)
            if element is None:
                i += 1
                continue
            found.append(element)
            i = element.end
        return _join(found)

    def _past_aside(self, i: int) -> int:
        """Return the index after a short parenthesis without verb that opens at `i` ("(FSR)", ", elle,")."""
        if i >= self._end:
            return i
        if self._is_stress(i):
            return i + 3
        if self._tokens[i].text != "(":
            return i
        for j in range(i + 1, min(i + _ASIDE, self._end)):
            if self._tokens[j].text == ")":
                return j + 1
            if is_verb(self._tokens[j]):
                break
        return i

    def _is_stress(self, i: int) -> bool:
        """Tell whether ", elle," at `i` only stresses the subject."""
        first, last = self._token(i), self._token(i + 2)
        if first is None or last is None or not first.text == last.text == ",":
            return False
        return self._tokens[i + 1].lower_ in grammar().stressing

    def _token(self, i: int) -> Token | None:
        return self._tokens[i] if i < self._end else None

    def _mark(self, i: int) -> Mark | None:
        token = self._tokens[i]
        word = token.lower_
        if word in _COMMAS:
            return Mark("comma", i, i + 1, token)
        if word in _STOPS:
            return Mark("stop", i, i + 1, token)
        if word == "tel" or self._covering(token):
            return None
        if word in grammar().relatives and token.pos_ in {"PRON", "ADV", "ADP", "DET", "ADJ"}:
            return Mark("relative", i, i + 1, token)
        if word in grammar().subordinators and token.pos_ in {"SCONJ", "ADV", "CCONJ"}:
            return Mark("subordinator", i, i + 1, token)
        if word in grammar().conjunctions or (word == "ainsi" and self._is(i + 1, "que")):
            end = i + 2 if word == "ainsi" else i + 1
            return Mark("conjunction", i, end, token)
        return None

    def _is(self, i: int, word: str) -> bool:
        token = self._token(i)
        return token is not None and token.lower_ == word

    def _verb_group(self, i: int) -> VerbGroup | None:
        start, clitics = i, []
        while (token := self._token(i)) is not None and self._is_preverbal(token):
            if token.lower_ not in grammar().negations:
                clitics.append(token)
            i += 1
        token = self._token(i)
        if token is None or (self._covering(token) and not _starts_verb(token)):
            return None
        if self._is_noun_after_article(start, token):
            return None
        if not is_verb(token):
            return None
        return self._rest_of_group(start, i, tuple(clitics))

    def _is_noun_after_article(self, start: int, token: Token) -> bool:
        """Tell whether "l'offre" after a verb or a preposition is a noun that the tagger took for a verb."""
        if (
            start == token.i
            or self._tokens[start].lower_ not in grammar().definite
            or start == self._start
        ):
            return False
        return _form(token) == "finite" and self._tokens[start - 1].pos_ in {"VERB", "AUX", "ADP"}

    def _is_preverbal(self, token: Token) -> bool:
        """Tell whether `token` is "ne" or a clitic that stands before a verb."""
        word = token.lower_
        if word in grammar().negations:
            return True
        if (
            word in {"en", "y"}
            and token.i > self._start
            and token.nbor(-1).lower_ in grammar().negations
        ):
            return True
        if word not in grammar().clitics or (
            token.pos_ in {"ADP", "DET"} and word not in {"leur", "l'", "l’"}
        ):
            return False
        after = self._token(token.i + 1)
        if word == "nous" and after is not None and "1" in after.morph.get("Person", []):
            return False
        return after is not None and (
            is_verb(after)
            or (after.lower_ in grammar().clitics and after.pos_ == "PRON")
            or (token.pos_ == "PRON" and after.lower_ in self._forms)
        )

    def _rest_of_group(self, start: int, first: int, clitics: tuple[Token, ...]) -> VerbGroup:
        bearer = self._tokens[first]
        chain = [bearer]
        i = end = first + 1
        while (token := self._token(i)) is not None:
            if self._is_stress(i):
                i += 3
                continue
            if chain[-1].lemma_ in _AUXILIARIES:
                i = adverbial_end(self._tokens, i)
                token = self._token(i)
                if token is None:
                    break
            if _continues(chain[-1], token, self._forms):
                chain.append(token)
                end = i + 1
            elif not (
                token.pos_ == "ADV" or token.lower_.startswith("-") or token.text in {"-t", "t"}
            ):
                jump = self._participle_after_incise(chain[-1], i)
                if jump is None:
                    break
                i = jump
                continue
            i += 1
        if len(chain) == 1:
            chain = [*reversed(shared_auxiliaries(bearer)), bearer]
        head, bearer = chain[-1], chain[0]
        lemma, form = verb_lemma(head, self._forms), _form(bearer, self._forms)
        reflexive = any(c.lower_ in {"se", "s'", "s’"} for c in clitics)
        auxiliaries = [t.lemma_ for t in chain[:-1]]
        passive = form == "participle" or (
            not reflexive and "être" in auxiliaries and head.lemma_ not in grammar().etre_verbs
        )
        return VerbGroup(start, end, head, bearer, lemma, form, passive, reflexive, clitics)

    def _participle_after_incise(self, auxiliary: Token, i: int) -> int | None:
        """Return where the participle stands that a phrase parts from its auxiliary ("a de son côté dit")."""
        if auxiliary.pos_ != "AUX" or (
            self._tokens[i].pos_ != "ADP" and self._tokens[i].text != ","
        ):
            return None
        commas = self._tokens[i].text == ","
        inside = {"DET", "NOUN", "ADJ", "ADV", "ADP", "PUNCT"} | (
            {"PROPN", "X"} if commas else set()
        )
        opening = preposition_at(self._tokens, i + 1) if commas and i + 1 < self._end else None
        first = opening[1] if opening is not None else i + 1
        for j in range(first, min(i + (2 * _INCISE if commas else _INCISE), self._end)):
            token = self._tokens[j]
            if is_verb(token):
                return j if _continues(auxiliary, token, self._forms) else None
            if token.pos_ not in inside or token.text in _STOPS:
                return None
        return None

    def _phrase(self, i: int) -> Phrase | None:
        preposition, begin = None, i
        counted = approximator_end(self._tokens, i)
        found = preposition_at(self._tokens, i) if counted == i and not self._covered(i) else None
        if found:
            preposition, begin = found
            if begin < self._end and self._is_preverbal(self._tokens[begin]):
                return None
        start = counted if begin == i else approximator_end(self._tokens, begin)
        span = self._noun_phrase(start)
        if span is None:
            return None
        end, head = span
        others = self._other_adjectives(end)
        items = ((begin, end), *((j, j + 1) for j in others))
        return Phrase(preposition, i, items[-1][1], head, items)

    def _other_adjectives(self, end: int) -> tuple[int, ...]:
        """Return the nationalities that are joined to the one before `end` ("les armées marocaine et américaine")."""
        if end <= self._start or self._tokens[end - 1].lower_ not in nationalities():
            return ()
        joined, other, after = self._token(end), self._token(end + 1), self._token(end + 2)
        if joined is None or other is None or joined.lower_ not in grammar().joining:
            return ()
        alone = after is None or after.pos_ not in {"NOUN", "PROPN"}
        named = self._covering(other)
        return (end + 1,) if other.lower_ in nationalities() and alone and not named else ()

    def _covered(self, i: int) -> bool:
        cover = self._covering(self._tokens[i])
        return cover is not None and cover[0] < i

    def _noun_phrase(self, i: int) -> tuple[int, Token] | None:
        """Return the exclusive end and the head of the noun phrase that begins at `i`, or None."""
        head: Token | None = None
        first = i
        while (token := self._token(i)) is not None:
            cover = self._covering(token)
            if cover and token.pos_ != "DET":
                if head is not None and (_is_time(head) or self._is_apart(token, head)):
                    break
                head = head or self._doc[cover[0] : cover[1]].root
                i = cover[1]
                continue
            if not self._belongs(token, head):
                break
            if (token.pos_ in _NOMINAL or token.pos_ == "VERB") and (
                head is None or head.pos_ == "NUM" or _is_time(token)
            ):
                head = token
            i += 1
        head = head or self._adjective_as_head(first, i)
        return (i, head) if head is not None else None

    def _is_apart(self, token: Token, head: Token) -> bool:
        """Tell whether the name that begins at `token` is another phrase ("par téléphone X", "d'avoirs dix juges")."""
        return token.pos_ == "NUM" or (head.lower_ in grammar().channels and token.nbor(-1) is head)

    def _adjective_as_head(self, first: int, end: int) -> Token | None:
        """An adjective with a determiner, or quoted, but without a noun is the noun ("son grand voisin éthiopien")."""
        tokens = [t for t in self._tokens[first:end] if t.pos_ == "ADJ"]
        quoted = first < end and self._tokens[first].text in _QUOTES
        if not tokens or not (quoted or self._tokens[first].pos_ == "DET"):
            return None
        return tokens[-2] if len(tokens) > 1 else tokens[-1]

    def _belongs(self, token: Token, head: Token | None) -> bool:
        """Tell whether `token` goes on with the noun phrase that has `head`, or none yet."""
        word = token.lower_
        if word in _QUOTES:
            return True
        if word in grammar().relatives and token.pos_ == "PRON":
            return False
        if word in grammar().reflexives and head is not None:
            return False
        return self._opens(token) if head is None else self._extends(token, head)

    def _opens(self, token: Token) -> bool:
        if token.pos_ == "VERB" and token.i > self._start:
            return self._is_noun_after_article(token.i - 1, token)
        if token.pos_ == "ADV":
            return token.i + 1 < self._end and token.nbor(1).pos_ in {"NUM", "ADJ", "NOUN"}
        return token.pos_ in _NOMINAL or token.pos_ in {"DET", "ADJ"}

    def _extends(self, token: Token, head: Token) -> bool:
        after = self._token(token.i + 1)
        if token.text == "-" or token.nbor(-1).text == "-":
            return True
        if self._is_superlative(token) or self._is_verbal_adjective(token):
            return True
        if token.pos_ == "PRON" or token.text.startswith("-"):
            return False
        if _is_time(head):
            return token.pos_ == "ADJ" or token.text.isdigit()
        if token.pos_ == "NOUN":
            if token.lower_ in grammar().set_beside and token.nbor(-1) is head:
                return True
            part_of_time = head.lower_ in grammar().time_parts and _is_time(token)
            return head.pos_ == "NUM" or part_of_time or (after is not None and after.text == "-")
        if (
            token.pos_ == "NUM"
            and head.pos_ != "NUM"
            and after is not None
            and after.pos_ == "NOUN"
        ):
            return _is_time(after)
        return token.pos_ in {"ADJ", "PROPN", "NUM", "X"} or (
            token.pos_ == "ADV" and after is not None and after.pos_ == "ADJ"
        )

    def _is_superlative(self, token: Token) -> bool:
        """Tell whether "les plus vifs" begins at `token`, behind its noun."""
        more, quality = self._token(token.i + 1), self._token(token.i + 2)
        if more is None or quality is None or token.nbor(-1).pos_ not in {"NOUN", "ADJ"}:
            return False
        article = token.lower_ in grammar().articles
        return article and more.lower_ in {"plus", "moins"} and quality.pos_ == "ADJ"

    def _is_verbal_adjective(self, token: Token) -> bool:
        """Tell whether `token` qualifies the noun before it ("un appel pressant à X"), and governs nothing."""
        if token.lower_ not in grammar().verbal_adjectives or token.nbor(-1).pos_ != "NOUN":
            return False
        after = self._token(token.i + 1)
        return after is None or after.pos_ not in {"DET", "PROPN", "PRON", "NOUN"}


def _is_time(noun: Token) -> bool:
    return noun.lemma_.lower() in grammar().temporal or noun.lower_ in grammar().temporal


def _starts_verb(token: Token) -> bool:
    return token.pos_ in {"AUX"}


def _continues(before: Token, token: Token, forms: Forms) -> bool:
    """Tell whether `token` is the participle that the auxiliary `before` calls for."""
    if before.lemma_ not in _AUXILIARIES:
        return False
    if before.lemma_ == "avoir" and token.lower_.endswith("it") and token.lower_ in forms:
        return True  # "avait fournit"
    if before.pos_ == "AUX" and forms.get(token.lower_, ("", ""))[1] == "participle":
        return True
    if not is_verb(token):
        return False
    return "Part" in token.morph.get("VerbForm", []) and "Pres" not in token.morph.get("Tense", [])


def _form(bearer: Token, forms: Forms | None = None) -> str:
    if forms and forms.get(bearer.lower_, ("", ""))[1] == "finite":
        return "finite"
    shapes = bearer.morph.get("VerbForm", [])
    if "Inf" in shapes:
        return "infinitive"
    if "Part" in shapes:
        return "gerund" if "Pres" in bearer.morph.get("Tense", []) else "participle"
    return "finite"


def _join(elements: Sequence[Element]) -> tuple[Element, ...]:
    """Join coordinated phrases ("à l'Iran et à la Syrie") into one with several items."""
    joined: list[Element] = []
    i = 0
    while i < len(elements):
        element = _as_relative(elements, i)
        if isinstance(element, Phrase):
            element, i = _coordination(elements, i)
        else:
            i += 1
        joined.append(element)
    return tuple(joined)


def _as_relative(elements: Sequence[Element], i: int) -> Element:
    """Take "que" behind a phrase as a relative, where no verb is before it or none has its subject behind.

    "Les missiles que livre X", "La Syrie, que X accuse de mentir, dément".
    """
    element = elements[i]
    if not isinstance(element, Mark) or element.head.lower_ not in {"que", "qu'", "qu’"} or i == 0:
        return element
    before, after = elements[i - 1], elements[i + 1] if i + 1 < len(elements) else None
    if isinstance(before, Phrase) and isinstance(after, VerbGroup):
        return replace(element, kind="relative")
    if _is_remark(elements[max(i - 2, 0) : i]) or _lacks_object(elements, i):
        return replace(element, kind="relative")
    bare = any(isinstance(e, Phrase) and e.preposition is None for e in elements[:i])
    if bare and not any(isinstance(e, VerbGroup) for e in elements[:i]):
        return replace(element, kind="relative")
    return element


def _is_remark(elements: Sequence[Element]) -> bool:
    """Tell whether `elements` are a comma and what a remark begins with (", une offre", ", ce")."""
    match elements:
        case [Mark(kind="comma"), Phrase(preposition=None) as phrase]:
            return phrase.head.doc[phrase.start].lower_ in {"un", "une", "ce"}
    return False


def _lacks_object(elements: Sequence[Element], i: int) -> bool:
    """Tell whether the clause that "que" opens at `i` has no object, and no verb or noun before takes a clause.

    "Washington a présenté un plan que Moscou a rejeté".
    """
    j = i - 2 if _is_comma(elements[i - 1]) and i > 1 else i - 1
    noun = elements[j]
    match elements[i + 1 : i + 4]:
        case [Phrase(preposition=None), VerbGroup() as verb, *rest]:
            pass
        case _:
            return False
    parted = elements[i - 1].end != elements[i].start  # "tandis que"
    if not isinstance(noun, Phrase) or parted or (j < i - 1 and noun.preposition in _WHERE):
        return False
    full = (
        verb.form != "finite"
        or verb.passive
        or verb.clitics
        or noun.head.lemma_ in grammar().clausal
    )
    if (
        full
        or _is_time(noun.head)
        or any(isinstance(e, Phrase) and not e.preposition for e in rest)
    ):
        return False
    governor = next((e for e in reversed(elements[:j]) if isinstance(e, VerbGroup)), None)
    if j < i - 1 and governor is not None and governor.lemma == "avoir":
        return True
    return governor is not None and governor.lemma not in _taking_clauses()


def _is_comma(element: Element) -> bool:
    return isinstance(element, Mark) and element.kind == "comma"


@cache
def _taking_clauses() -> frozenset[str]:
    return frozenset(rules_by_verb()) | grammar().copulas | {"faire", "avoir"}


def _coordination(elements: Sequence[Element], i: int) -> tuple[Phrase, int]:
    """Return the phrase at `i` with all that is coordinated to it, and the index after it."""
    first = elements[i]
    assert isinstance(first, Phrase)
    items, end, j, closed = list(first.items), first.end, i + 1, False
    pending: list[tuple[tuple[int, int], ...]] = []
    after = i + 1
    while j + 1 < len(elements) and not closed:
        mark, part = elements[j], elements[j + 1]
        if not (isinstance(mark, Mark) and isinstance(part, Phrase)):
            break
        if part.preposition not in {None, first.preposition, _last_word(first.preposition)}:
            break
        if mark.kind == "comma" and part.preposition != first.preposition not in _SHARED:
            break
        if mark.kind == "comma":
            pending.append(part.items)
        elif mark.kind == "conjunction" and mark.head.lower_ in {*grammar().joining, "ainsi"}:
            items += [item for group in pending for item in group] + list(part.items)
            end, after, closed = part.end, j + 2, True
        else:
            break
        j += 2
    if not closed or _is_subject_of_next(first, elements, after):
        return first, i + 1
    if pending and _follows_subordinate(elements, i, after):
        return first, i + 1
    return replace(first, items=tuple(items), end=end), after


def _last_word(preposition: str | None) -> str | None:
    """Return what is said again of a compound preposition ("sous l'égide de X et de Y")."""
    words = preposition.split() if preposition else []
    return "de" if len(words) > 1 and words[-1] == "de" else None


def _follows_subordinate(elements: Sequence[Element], i: int, after: int) -> bool:
    """Tell whether the phrase at `i` ends the clause that opens the sentence ("Depuis que X a envahi Y, Z et W ont").

    What comes after its comma is then the subject of the main verb, at `after`.
    """
    main = elements[after] if after < len(elements) else None
    if not isinstance(main, VerbGroup) or main.form != "finite":
        return False
    before = elements[:i]
    finite = sum(isinstance(e, VerbGroup) and e.form == "finite" for e in before)
    opens = any(isinstance(e, Mark) and e.kind == "subordinator" for e in before[:_OPENING])
    return finite == 1 and opens


def _is_subject_of_next(first: Phrase, elements: Sequence[Element], after: int) -> bool:
    """Tell whether the last part is no coordination but the subject of the verb that follows it."""
    if after >= len(elements) or not isinstance(elements[after], VerbGroup):
        return False
    verb = elements[after]
    if not isinstance(verb, VerbGroup) or verb.form != "finite":
        return False
    plural = "Plur" in verb.bearer.morph.get("Number", []) or _looks_plural(verb.bearer.lower_)
    before_is_verb = any(
        isinstance(e, VerbGroup) and e.form == "finite" and e.end <= first.start for e in elements
    )
    return before_is_verb and not plural


def _looks_plural(form: str) -> bool:
    """Tell whether the ending of a third person is that of the plural."""
    return form.endswith(("ont", "aient")) or (
        form.endswith("ent") and not form.endswith(("tient", "vient", "ment", "sent"))
    )
