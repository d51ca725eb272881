"""Whom do il, elle, leur, son, "ce pays", "les deux hommes" stand for? By number, gender, type, role, nearness."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extract.actors.anaphors import Anaphor, anaphors
from extract.actors.history import Candidate, History, clause_verb, is_subject
from extract.actors.mention import Kind, Mention
from extract.actors.names import fold
from extract.actors.roster import Roster
from graph.models import EntityType
from ontology.lexicon import grammar

_SINGULAR = {"il": "m", "elle": "f", "lui": "fm", "celui-ci": "m", "celle-ci": "f"}
_PLURAL = {"ils": "m", "elles": "f", "eux": "m", "leur": "fm", "ceux-ci": "m", "celles-ci": "f"}
_OBJECTS = {"l'": "fm", "le": "m", "la": "f", "les": "fm"}
_RELATIVE = frozenset(
    {
        "auquel",
        "auxquels",
        "a laquelle",
        "lequel",
        "laquelle",
        "dont",
        "qui",
        "que",
        "qu'",
        "duquel",
        "lesquels",
        "desquels",
    }
)
_POSSESSIVE = {"son": False, "sa": False, "ses": False, "leur": True, "leurs": True}
_IMPERSONAL = frozenset({"falloir", "agir", "pleuvoir", "sembler", "rester", "suffire", "exister"})
_ACTORS = frozenset(
    {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.PERSON, EntityType.GROUP}
)


@dataclass(slots=True)
class Anaphora:
    """The resolution of one article's pronouns and described actors, in the order of the text."""

    roster: Roster
    history: History
    state: Callable[[str], str | None]

    def resolve(self, token: Token) -> None:
        """Mark `token` if it takes up an actor named before."""
        word = fold(token.text)
        if word in _POSSESSIVE and token.pos_ == "DET":
            self._mark(token, self.owner(token), "possessive")
        elif word in _RELATIVE and token.pos_ in {"PRON", "ADP", "SCONJ"}:
            self._mark(token, self._antecedent(token), "pronoun")
        elif word.strip("-t") and token.pos_ == "PRON":
            bare = word.removeprefix("-t-").removeprefix("-").removeprefix("t-")
            if bare:
                self._pronoun(token, bare)

    def _pronoun(self, token: Token, word: str) -> None:
        if word in {"il", "ils", "elle", "elles"} and _impersonal(token):
            return
        if apposed := self._apposed(token):
            found = apposed
        elif word in _SINGULAR:
            found = self._choose(token, plural=False, genders=_SINGULAR[word])
        elif word in _PLURAL:
            found = self._choose(token, plural=True, genders=_PLURAL[word])
        elif word in _OBJECTS and fold(token.head.lemma_) in anaphors().human_objects:
            found = self._choose(token, plural=word == "les", genders=_OBJECTS[word])
        else:
            return
        self._mark(token, found, "pronoun")

    def _apposed(self, token: Token) -> tuple[str, ...]:
        """Return the actor that the pronoun stresses ("l'Élysée, lui, n'a rien dit")."""
        doc, i = token.doc, token.i
        if i < 2 or i + 1 >= len(doc) or doc[i - 1].text != "," or doc[i + 1].text != ",":
            return ()
        mention = self.roster.at(doc[i - 2])
        return mention.entities if mention is not None and mention.kind != "place" else ()

    def _mark(self, token: Token, entities: tuple[str, ...], kind: Kind) -> None:
        if entities:
            self.history.add(self.roster.mark(token.doc[token.i : token.i + 1], entities, kind))

    def _antecedent(self, token: Token) -> tuple[str, ...]:
        """Return the actors right before a relative pronoun, or those its clause hangs on."""
        place = token.i - 1
        while place >= 0 and token.doc[place].text in {
            ",",
            "à",
            "de",
            "avec",
            "par",
            "contre",
            "pour",
        }:
            place -= 1
        mention = self.roster.at(token.doc[place]) if place >= 0 else None
        if mention is not None and mention.kind not in {"place", "adjective", "possessive"}:
            return self.history.joined(mention) if _plural_verb(token) else mention.entities
        return ()

    def owner(self, token: Token) -> tuple[str, ...]:
        """Return whose something is after "son" or "leurs"."""
        plural = _POSSESSIVE[fold(token.text)]
        subject = self._ruling(token, plural)
        return subject or self._choose(token, plural=plural, genders="fm")

    def _ruling(self, token: Token, plural: bool) -> tuple[str, ...]:
        """Return the subject of the clause, or the object that controls its infinitive."""
        verb = clause_verb(token.head)
        for _ in range(4):
            found = self._role(verb, token, ("nsubj", "nsubj:pass"))
            if found:
                return found if _fits(found, plural, self.history) else ()
            if _inner_subject(verb, token):
                return ()
            upper = clause_verb(verb)
            if upper.i == verb.i:
                return ()
            if "Inf" in verb.morph.get("VerbForm", []) and fold(upper.lemma_) in _object_control():
                found = self._role(upper, token, ("obj", "obl:arg", "iobj", "obl:mod", "nmod"))
                if found and _fits(found, plural, self.history):
                    return found
            verb = upper
        return ()

    def _role(self, verb: Token, token: Token, roles: tuple[str, ...]) -> tuple[str, ...]:
        for child in verb.children:
            if child.dep_ in roles and child.i < token.i and child.right_edge.i < token.i:
                mention = self.roster.at(child)
                if mention is not None and mention.kind not in {"place", "possessive", "adjective"}:
                    return self._last_joined(child, mention)
        return ()

    def _last_joined(self, child: Token, mention: Mention) -> tuple[str, ...]:
        found = list(mention.entities)
        for token in child.doc[mention.span.end : child.right_edge.i + 1]:
            other = self.roster.at(token)
            if (
                other is not None
                and token.dep_ == "conj"
                and other.kind not in {"place", "adjective"}
            ):
                found += other.entities
        return tuple(dict.fromkeys(found))

    def _choose(self, token: Token, *, plural: bool, genders: str) -> tuple[str, ...]:
        """Return the best candidate before `token` that agrees with it."""
        best: tuple[str, ...] = ()
        top = -99.0
        barred = self._barred(token)
        for candidate in self.history.before(token):
            entities = candidate.entities
            if plural and not self.history.plural(candidate.mention):
                entities = self.history.joined(candidate.mention)
                if len(entities) < 2:
                    continue
            elif not plural and self.history.plural(candidate.mention):
                continue
            if barred & set(entities) or not self._actors(entities):
                continue
            if len(entities) == 1 and not set(genders) & self.history.genders(candidate.mention):
                continue
            score = self._score(token, candidate, genders)
            if score > top:
                best, top = entities, score
            if candidate.passages >= 1 and best:
                break
        return best

    def _barred(self, token: Token) -> set[str]:
        """Return the actors that the pronoun's own clause has in another role."""
        if token.dep_ in {"nsubj", "nsubj:pass"}:
            return set()
        verb = token.head if token.head.pos_ in {"VERB", "AUX"} else clause_verb(token)
        return {
            e
            for c in verb.children
            if c.dep_ in {"nsubj", "nsubj:pass"} and c.i != token.i and (m := self.roster.at(c))
            for e in m.entities
        }

    def _actors(self, entities: tuple[str, ...]) -> bool:
        return all(self.roster.traits[e].type in _ACTORS for e in entities)

    def _score(self, token: Token, candidate: Candidate, genders: str) -> float:
        mention = candidate.mention
        score = 2.5 if is_subject(mention) else 0.0
        score -= 0.02 * candidate.distance + 1.0 * candidate.passages
        if mention.span.doc is token.doc and mention.head.sent != token.sent:
            score -= 0.8
        traits = self.roster.traits[candidate.entities[0]]
        if mention.kind == "pronoun":
            score += 0.5
        if (
            genders == "f"
            and traits.type is EntityType.PERSON
            and traits.genders == frozenset("fm")
        ):
            score -= 2.0
        return score

    def described(self, span: Span, anaphor: Anaphor) -> tuple[str, ...]:
        """Return the actors that "le pays" or "les deux hommes" in `span` take up."""
        if anaphor.count > 1:
            return self._several(span[0], anaphor)
        for candidate in self.history.before(span[0], 4):
            if len(candidate.entities) > 1:
                continue
            [identifier] = candidate.entities
            if self._described_by(identifier, anaphor):
                return (identifier,)
        return ()

    def _described_by(self, identifier: str, anaphor: Anaphor) -> bool:
        traits = self.roster.traits[identifier]
        return traits.type.value in anaphor.types and (
            not anaphor.kinds or traits.kind is None or traits.kind in anaphor.kinds
        )

    def _several(self, token: Token, anaphor: Anaphor) -> tuple[str, ...]:
        """Return the last coordinated actors of that number, or else the last so many."""
        fitting: list[str] = []
        for candidate in self.history.before(token, 4):
            joined = self.history.joined(candidate.mention)
            if len(joined) == anaphor.count and all(self._described_by(e, anaphor) for e in joined):
                return joined
            fitting += [e for e in reversed(candidate.entities) if self._described_by(e, anaphor)]
        last = tuple(dict.fromkeys(fitting))[: anaphor.count]
        return tuple(reversed(last)) if len(last) == anaphor.count else ()


def _fits(entities: tuple[str, ...], plural: bool, history: History) -> bool:
    if plural:
        return (
            len(entities) > 1
            or history.roster.traits[entities[0]].plural
            or entities[0].startswith("group:")
        )
    return len(entities) == 1


def _inner_subject(verb: Token, token: Token) -> bool:
    """Tell whether the possessive stands within the subject itself ("Son président a ...")."""
    return any(
        c.dep_ in {"nsubj", "nsubj:pass"} and c.left_edge.i <= token.i <= c.right_edge.i
        for c in verb.children
    )


def _object_control() -> frozenset[str]:
    return frozenset(fold(lemma) for lemma in grammar().object_control)


def _plural_verb(token: Token) -> bool:
    return "Plur" in token.head.morph.get("Number", [])


def _impersonal(token: Token) -> bool:
    """Tell whether "il" stands for nobody ("il faut", "il y a", "il est probable que")."""
    if token.dep_.startswith("expl"):
        return True
    verb = token.head
    if fold(verb.lemma_) in _IMPERSONAL:
        return True
    following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return "y" in following[:1] or (
        verb.pos_ == "ADJ"
        and any(c.dep_ in {"ccomp", "csubj", "xcomp"} for c in verb.children)
        and token.lower_ in {"il", "-il"}
    )


def pronouns(doc_tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield the tokens that may take up an actor."""
    for token in doc_tokens:
        if token.pos_ in {"PRON", "DET", "ADP", "SCONJ"}:
            word = fold(token.text)
            bare = word.removeprefix("-t-").removeprefix("-").removeprefix("t-")
            if (
                word in _POSSESSIVE
                or word in _RELATIVE
                or bare in _SINGULAR
                or bare in _PLURAL
                or (word in _OBJECTS and token.pos_ == "PRON")
            ):
                yield token
