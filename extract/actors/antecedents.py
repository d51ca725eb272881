"""Which actor named before fits best? By number, gender, role and nearness; or is it a thing?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.actors.history import (
    Candidate,
    History,
    clause_verb,
    is_subject,
    opens,
    sentence_start,
    subordinate,
)
from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.pronouns import Reference, pronouns
from extract.actors.roster import Roster
from extract.parsed import Token
from graph.models import ACTOR_TYPES, EntityType

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_STATES = frozenset({EntityType.COUNTRY, EntityType.PERSON, EntityType.GROUP})
_OWN_SUBJECT = _SUBJECTS | {"expl:subj"}
_OBLIQUE = frozenset({"iobj", "obj", "obl:arg"})
_TO = frozenset({"à", "au", "aux"})
_ACCORDING = frozenset({"selon", "après"})
_REACH = 60


@dataclass(slots=True)
class Antecedents:
    """The choice among the actors named before a place in one article."""

    roster: Roster
    history: History
    _quoted: dict[int, list[bool]] = field(default_factory=dict)

    def best(self, reference: Reference) -> tuple[str, ...]:
        """Return the actors that a pronoun takes up: the most prominent that agree with it."""
        token = reference.token
        barred = self._barred(reference)
        best: tuple[tuple[str, ...], Candidate] | None = None
        top = -99.0
        for candidate in self.history.before(token):
            if candidate.passages >= 1 and best:
                break
            entities = self._fitting(candidate, reference)
            if not entities or barred & set(entities):
                continue
            score = self._score(reference, candidate)
            if score > top:
                best, top = (entities, candidate), score
        if best is None or self._thing(reference, best[1]):
            return ()
        if reference.use == "object" and reference.plural and self._between(reference, best[1]):
            return ()
        return best[0]

    def nearest(self, reference: Reference) -> tuple[str, ...]:
        """Return the actors that "ce dernier" or "celui-ci" takes up: the last that agree."""
        token = reference.span[0]
        for candidate in self.history.before(token):
            entities = self._fitting(candidate, reference)
            if entities and candidate.mention.kind != "pronoun":
                return () if self._noun_between(reference, candidate) else entities
        return ()

    def _fitting(self, candidate: Candidate, reference: Reference) -> tuple[str, ...]:
        """Return the actors of a candidate that agree in number and gender, those joined to it included."""
        entities, mention = candidate.entities, candidate.mention
        if reference.plural and not self.history.plural(mention):
            entities = self.history.joined(mention)
            if len(entities) < 2:
                return ()
        elif not reference.plural and self.history.plural(mention):
            return ()
        if not self._actors(entities) or not self.owns(entities, reference):
            return ()
        genders = reference.genders & _agreement(reference)
        if len(entities) == 1 and not genders & self.history.genders(mention):
            return ()
        return entities

    def _barred(self, reference: Reference) -> set[str]:
        """Return the subjects of the pronoun's clause, and of the clause whose infinitive it is with."""
        token = reference.token
        before = token.neighbour(-1)
        if reference.use == "possessive" or (before is not None and before.lower_ in _ACCORDING):
            return set()
        verb = token.head if token.head.pos_ in {"VERB", "AUX"} else clause_verb(token)
        barred = self._relative(verb, token) | self._right_before(reference)
        if token.dep_ in _OWN_SUBJECT and not clitic(reference):
            return barred
        barred |= self._subjects(verb, token)
        while not barred and _shares_subject(verb):
            upper = clause_verb(verb)
            if upper.i == verb.i:
                break
            verb = upper
            barred = self._subjects(verb, token)
        if _governed(token):
            return barred | self._opening(token)
        return barred or (self._opening(token) if clitic(reference) else set())

    def _relative(self, verb: Token, token: Token) -> set[str]:
        """Return what the relative pronoun of a verb stands for: it is no other pronoun of that verb."""
        return {
            entity
            for child in verb.children
            if child.i < token.i and fold(child.text) in pronouns().relatives
            if (mention := self.roster.at(child)) is not None and mention.kind == "pronoun"
            for entity in mention.entities
        }

    def _right_before(self, reference: Reference) -> set[str]:
        """Return the subject right before an object pronoun, whatever the parser made of it."""
        before = reference.token.neighbour(-1) if clitic(reference) else None
        if before is not None and before.lower_ in {"ne", "n'", "se", "s'"}:
            before = before.neighbour(-1)
        mention = self.roster.at(before) if before is not None else None
        return set(mention.entities) if mention is not None else set()

    def _opening(self, token: Token) -> set[str]:
        """Return the actors with which the sentence of a token opens."""
        start = sentence_start(token)
        for place in range(start, token.i):
            mention = self.roster.at(token.doc[place])
            if mention is not None:
                return set(mention.entities) if opens(mention) else set()
        return set()

    def _subjects(self, verb: Token, token: Token) -> set[str]:
        return {
            entity
            for child in verb.children
            if child.dep_ in _OWN_SUBJECT and child.i != token.i
            if (mention := self.roster.at(child)) is not None
            for entity in mention.entities
        }

    def _actors(self, entities: Iterable[str]) -> bool:
        return all(self.roster.traits[e].type in ACTOR_TYPES for e in entities)

    def owns(self, entities: tuple[str, ...], reference: Reference) -> bool:
        """Tell whether the actors may have what the possessive is of: only a state has ministers."""
        if reference.use != "possessive":
            return True
        noun = fold(reference.token.head.lemma_)
        return noun not in pronouns().state_owned or all(
            self.roster.traits[e].type in _STATES or self.roster.traits[e].kind == "alliance"
            for e in entities
        )

    def _score(self, reference: Reference, candidate: Candidate) -> float:
        mention, token = candidate.mention, reference.token
        oblique = reference.use == "object" or token.dep_ in _OBLIQUE
        opening = opens(mention)
        if opening or is_subject(mention):
            score = 1.0 if oblique else 2.5
            score -= 0.6 * (not opening and subordinate(mention, token))
        else:
            score = 0.0
        dative = reference.use == "personal" and (clitic(reference) or _governed(token))
        if dative and _receives(mention):
            score += 2.6
        score -= 1.0 * (not reference.plural and self.history.coordinated(mention))
        score -= 1.5 * (self._inside(mention.span[0]) and not self._inside(token))
        score -= 0.02 * candidate.distance + 1.0 * candidate.passages
        if mention.span.doc is token.doc and mention.head.sent != token.sent:
            score -= 0.8
        traits = self.roster.traits[candidate.entities[0]]
        if mention.kind == "pronoun":
            score += 0.5
        if traits.type is EntityType.PERSON:
            score += 1.5 * _told(token) + 1.0 * (reference.use == "object" and _met(token))
        unknown = traits.type is EntityType.PERSON and len(traits.genders) > 1
        if reference.genders == {"f"} and unknown:
            score -= 2.0
        elif reference.genders == {"f"} and len(self.history.genders(mention)) > 1:
            score -= 1.0
        return score

    def _inside(self, token: Token) -> bool:
        """Tell whether a token stands within « » or “ ”."""
        found = self._quoted.get(id(token.doc))
        if found is None:
            depth, found = 0, []
            for word in token.doc:
                depth += (word.text in {"«", "“"}) - (word.text in {"»", "”"} and depth > 0)
                found.append(depth > 0)
            self._quoted[id(token.doc)] = found
        return found[token.i]

    def _thing(self, reference: Reference, candidate: Candidate) -> bool:
        """Tell whether a subject that is no actor stands nearer than the best actor ("L'usine ... Elle")."""
        token = reference.token
        if reference.use != "personal" or somebody(token):
            return False
        thing = self._thing_before(reference)
        if thing is None:
            return False
        mention = candidate.mention
        later = mention.span.doc is token.doc and mention.span.start > thing.i
        return not (later and is_subject(mention))

    def _thing_before(self, reference: Reference) -> Token | None:
        """Return the last subject before a pronoun that is no actor and agrees with it."""
        token = reference.token
        doc = token.doc
        for place in range(token.i - 1, max(-1, token.i - _REACH), -1):
            noun = doc[place]
            topical = noun.dep_ in _SUBJECTS or (place > 2 and _as_for(noun))
            if noun.pos_ == "NOUN" and topical:
                return noun if self.roster.at(noun) is None and _agrees(noun, reference) else None
        return None

    def _noun_between(self, reference: Reference, candidate: Candidate) -> bool:
        """Tell whether a noun that is no actor stands nearer and fits the verb better."""
        told = somebody(reference.token) or _is_told(reference)
        return not told and self._between(reference, candidate)

    def _between(self, reference: Reference, candidate: Candidate) -> bool:
        """Tell whether a noun that is no actor and agrees stands nearer than a candidate."""
        doc, mention = reference.span.doc, candidate.mention
        start = mention.span.end if mention.span.doc is doc else 0
        return any(
            noun.pos_ == "NOUN" and self.roster.at(noun) is None and _agrees(noun, reference)
            for noun in doc.tokens[start : reference.span.start]
        )


def clitic(reference: Reference) -> bool:
    """Tell whether a pronoun is an object before its verb ("l'a reçu", "lui vend")."""
    token = reference.token
    if reference.use == "object":
        return True
    after = token.neighbour(1)
    return (
        token.text in {"lui", "leur"} and after is not None
        and (after.pos_ in {"VERB", "AUX"} or after.lower_ in {"en", "y"})
    )  # fmt: skip


def _is_told(reference: Reference) -> bool:
    """Tell whether a verb says something to whom a reference takes up ("reproche à ce dernier")."""
    before = reference.span[0].neighbour(-1)
    verb = clause_verb(reference.token)
    return (
        before is not None
        and before.lower_ in _TO
        and fold(verb.lemma_) in pronouns().human_subjects
    )


def _receives(mention: Mention) -> bool:
    """Tell whether a mention is the receiver in its clause ("X a livré à Y"), as "lui" will be in the next."""
    before = mention.span[0].neighbour(-1)
    if before is not None and before.pos_ == "DET":
        before = before.neighbour(-1)
    verb = mention.head.head
    return before is not None and before.lower_ in _TO and fold(verb.lemma_) in pronouns().giving


def _governed(token: Token) -> bool:
    """Tell whether a preposition stands before a pronoun ("a signé avec elle")."""
    before = token.neighbour(-1)
    return before is not None and before.pos_ == "ADP"


def _told(token: Token) -> bool:
    """Tell whether an inverted pronoun tells who said what stands before it (", a-t-il ajouté")."""
    return token.text.startswith("-") and fold(token.head.lemma_) in pronouns().human_subjects


def _met(token: Token) -> bool:
    """Tell whether an object pronoun is of a verb of meeting ("venu le voir")."""
    return fold(token.head.lemma_) in pronouns().meeting


def _agreement(reference: Reference) -> frozenset[str]:
    """Return the genders that the participle after an object pronoun leaves ("l'a reçue")."""
    verb = reference.token.head
    if reference.use != "object" or "Part" not in verb.morph.get("VerbForm", []):
        return frozenset("fm")
    if not any(child.dep_ == "aux:tense" for child in verb.children):
        return frozenset("fm")
    return frozenset("f" if verb.lower_.removesuffix("s").endswith("e") else "m")


def _shares_subject(verb: Token) -> bool:
    """Tell whether a verb without a subject has that of the verb it hangs on."""
    forms = [form for t in (verb, *verb.children) for form in t.morph.get("VerbForm", [])]
    return "Inf" in forms or verb.dep_ == "conj"


def somebody(token: Token) -> bool:
    """Tell whether the verb of a pronoun needs somebody as its subject."""
    verb = token.head
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    return fold(verb.lemma_) in pronouns().human_subjects and not passive


def _agrees(noun: Token, reference: Reference) -> bool:
    gender = {"Masc": "m", "Fem": "f"}.get("".join(noun.morph.get("Gender", [])), "fm")
    plural = "Plur" in noun.morph.get("Number", [])
    return plural == reference.plural and bool(set(gender) & reference.genders)


def _as_for(noun: Token) -> bool:
    """Tell whether "quant à" stands before a noun and its article."""
    return "quant" in {t.lower_ for t in noun.doc.tokens[noun.i - 3 : noun.i]}
