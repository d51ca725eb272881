"""Whom do il, elle, leur, son, ce dernier stand for? Each kind of pronoun looks for its actor in its own way."""

from dataclasses import dataclass
from functools import cache

from extract.actors.antecedents import Antecedents
from extract.actors.history import History, clause_verb, sentence_start
from extract.actors.mention import Kind, Mention
from extract.actors.names import fold
from extract.actors.pronouns import Reference, impersonal, pronouns, unhyphened
from extract.actors.roster import Roster
from extract.actors.soil import state_of
from extract.parsed import Span, Token
from ontology.lexicon import grammar

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_THERE = 60
_NO_ACTOR = frozenset({"place", "adjective", "possessive"})
_BEFORE_RELATIVE = frozenset({",", "à", "de", "avec", "par", "contre", "pour"})


@dataclass(slots=True)
class Anaphora:
    """The resolution of one article's pronouns, in the order of the text."""

    roster: Roster
    history: History
    antecedents: Antecedents

    def resolve(self, reference: Reference) -> None:
        """Mark a pronoun if it takes up an actor named before."""
        kind: Kind = "possessive" if reference.use == "possessive" else "pronoun"
        entities = self._actors(reference)
        if entities:
            self.history.add(self.roster.mark(reference.span, entities, kind))

    def _actors(self, reference: Reference) -> tuple[str, ...]:
        token = reference.token
        if reference.use == "possessive":
            return self.owner(reference)
        if reference.use == "relative":
            return self._before_relative(token)
        if reference.use == "near":
            return self.antecedents.nearest(reference)
        if reference.use == "there":
            return self._there(token)
        if reference.use == "object":
            known = fold(token.head.lemma_) in pronouns().human_objects
            return self.antecedents.best(reference) if known else ()
        return self._personal(reference)

    def _there(self, token: Token) -> tuple[str, ...]:
        """Return the state where the last place named before "y" is ("En Haïti, ... Le Kenya y a envoyé")."""
        for place in range(token.i - 1, max(token.i - _THERE, -1), -1):
            mention = self.roster.at(token.doc[place])
            if mention is None or mention.kind not in {"name", "place", "pronoun"}:
                continue
            if not _is_where(mention.span):
                continue
            state = state_of(mention.entities[0]) or mention.entities[0]
            if state.startswith("country:"):
                return (self.roster.know(state).id,)
        return ()

    def _personal(self, reference: Reference) -> tuple[str, ...]:
        token = reference.token
        bare = unhyphened(fold(token.text))
        if bare in {"il", "ils", "elle", "elles"}:
            if bare == "il" and impersonal(token):
                return ()
            if token.text.startswith("-") and (doubled := self._doubled(token)):
                return doubled
        return self._apposed(token) or self.antecedents.best(reference)

    def _doubled(self, token: Token) -> tuple[str, ...]:
        """Return the subject that an inverted or stressed pronoun repeats ("Le Niger a-t-il vendu")."""
        verb = token.head if token.head.pos_ in {"VERB", "AUX"} else clause_verb(token)
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.i < token.i:
                mention = self.roster.at(child)
                if mention is not None and mention.kind not in _NO_ACTOR:
                    return mention.entities
        return ()

    def _apposed(self, token: Token) -> tuple[str, ...]:
        """Return the actor that the pronoun stresses ("l'Élysée, lui, n'a rien dit", "Rabat a lui aussi")."""
        doc, i = token.doc, token.i
        after = doc[i + 1].lower_ if i + 1 < len(doc) else ""
        between = i >= 2 and doc[i - 1].text == "," and after == ","
        if not between and after not in {"aussi", "non"}:
            return ()
        mention = self.roster.at(doc[i - 2]) if between else None
        if mention is not None and mention.kind != "place":
            return mention.entities
        return self._doubled(token)

    def _before_relative(self, token: Token) -> tuple[str, ...]:
        """Return the actors right before a relative pronoun."""
        place = token.i - 1
        while place >= 0 and token.doc[place].text in _BEFORE_RELATIVE:
            place -= 1
        mention = self.roster.at(token.doc[place]) if place >= 0 else None
        if mention is not None and mention.kind not in _NO_ACTOR:
            plural = "Plur" in token.head.morph.get("Number", [])
            return self.history.joined(mention) if plural else mention.entities
        return ()

    def owner(self, reference: Reference) -> tuple[str, ...]:
        """Return whose something is after "son" or "leurs"."""
        if both := self._both(reference):
            return both
        subject, thing = self._ruling(reference)
        if subject or (thing and fold(reference.token.head.lemma_) not in pronouns().owned):
            return subject
        return self.antecedents.best(reference)

    def _both(self, reference: Reference) -> tuple[str, ...]:
        """Return the subject and the other party, whose something is that two have with each other."""
        noun = reference.token.head
        if not reference.plural or fold(noun.lemma_) not in pronouns().mutual:
            return ()
        verb = clause_verb(noun)
        for _ in range(3):
            subject = self._role(verb, reference.token, ("nsubj", "nsubj:pass"))
            other = self._role(verb, reference.token, ("obj", "iobj", "obl:arg", "obl:mod"))
            if len(subject) == 1 and len(other) == 1 and subject != other:
                return subject + other
            if subject or clause_verb(verb) is verb:
                return ()
            verb = clause_verb(verb)
        return ()

    def _ruling(self, reference: Reference) -> tuple[tuple[str, ...], bool]:
        """Return the subject of the clause, or the object that controls its infinitive.

        The second value tells whether the subject is a thing.
        """
        token = reference.token
        verb = clause_verb(token.head)
        if (taker := self._taker(verb, token)) and self._fits(taker, reference):
            return taker, False
        if (ahead := self._ahead(verb, token)) and self._fits(ahead, reference):
            return ahead, False
        for _ in range(4):
            found = self._role(verb, token, ("nsubj", "nsubj:pass"))
            if found:
                fits = self._fits(found, reference) and not self._many(verb, reference)
                return (found if fits else ()), False
            if _inner_subject(verb, token):
                return (), False
            thing = self._thing_rules(verb, token)
            if thing is not None:
                return self._doer(thing, token), True
            upper = clause_verb(verb)
            if upper.i == verb.i:
                return (), False
            found = self._seen(verb, upper) or self._controlling(verb, upper, token)
            if found and self._fits(found, reference):
                return found, False
            verb = upper
        return (), False

    def _ahead(self, verb: Token, token: Token) -> tuple[str, ...]:
        """Return the subject after an opening phrase whose possessive it has ("Devant ses députés, X")."""
        start = sentence_start(token)
        before = token.doc[start : token.i]
        if not len(before) or before[0].pos_ != "ADP" or any(self.roster.at(t) for t in before):
            return ()
        for child in verb.children:
            if child.dep_ in _SUBJECTS and child.i > token.i and child.i < verb.i:
                mention = self.roster.at(child)
                if mention is not None and mention.kind not in _NO_ACTOR:
                    return self._last_joined(child, mention)
        return ()

    def _seen(self, verb: Token, upper: Token) -> tuple[str, ...]:
        """Return who does the infinitive after "voir" or "laisser" ("voir l'Iran renforcer son soutien")."""
        if fold(upper.lemma_) not in pronouns().perceiving or verb.i < upper.i:
            return ()
        if "Inf" not in verb.morph.get("VerbForm", []):
            return ()
        for token in verb.doc.tokens[upper.i + 1 : verb.i]:
            mention = self.roster.at(token)
            if mention is not None and mention.kind not in _NO_ACTOR:
                return mention.entities
        return ()

    def _controlling(self, verb: Token, upper: Token, token: Token) -> tuple[str, ...]:
        """Return the object of `upper` that does the infinitive and has what the possessive is of.

        In "accuser X d'avoir violé son territoire" it is the accuser who has it.
        """
        lemma = fold(upper.lemma_)
        suffered = lemma in pronouns().accusing and fold(token.head.lemma_) in pronouns().suffered
        if suffered or "Inf" not in verb.morph.get("VerbForm", []):
            return ()
        if lemma not in _object_control():
            return ()
        return self._role(upper, token, ("obj", "obl:arg", "iobj", "obl:mod", "nmod"))

    def _taker(self, verb: Token, token: Token) -> tuple[str, ...]:
        """Return the receiver of what is given for "son" use ("livrer à X des armes pour son armée")."""
        doc, place = token.doc, token.i - 1
        if doc[place].lower_ not in {"pour", "dans", "contre"} or place <= verb.i:
            return ()
        if fold(verb.lemma_) not in pronouns().giving:
            return ()
        for before in reversed(doc.tokens[verb.i + 1 : place]):
            mention = self.roster.at(before)
            if mention is not None and mention.kind not in _NO_ACTOR:
                return mention.entities
        return ()

    def _thing_rules(self, verb: Token, token: Token) -> Token | None:
        """Return the subject of `verb` that is a common noun and names no actor."""
        for child in verb.children:
            noun = child.dep_ in _SUBJECTS and child.pos_ == "NOUN" and child.i < token.i
            if noun and not self.roster.at(child):
                return child
        return None

    def _doer(self, thing: Token, token: Token) -> tuple[str, ...]:
        """Return who does what a subject names ("la reprise des livraisons par Oslo")."""
        doers = []
        for place in range(thing.i + 1, min(thing.right_edge.i + 1, token.i)):
            mention = self.roster.at(thing.doc[place])
            if mention is not None and mention.kind not in _NO_ACTOR:
                doers.append(mention)
        by = [m for m in doers if m.span.start and m.span.doc[m.span.start - 1].lower_ == "par"]
        return (by or doers)[0].entities if doers else ()

    def _role(self, verb: Token, token: Token, roles: tuple[str, ...]) -> tuple[str, ...]:
        for child in verb.children:
            if child.dep_ in roles and child.i < token.i and child.right_edge.i < token.i:
                mention = self.roster.at(child)
                if mention is not None and mention.kind not in _NO_ACTOR:
                    return self._last_joined(child, mention)
        return ()

    def _many(self, verb: Token, reference: Reference) -> bool:
        """Tell whether the subject of a verb is plural and the possessive of one ("les Émirats", "ses")."""
        if reference.plural:
            return False
        subjects = (c for c in verb.children if c.dep_ in _SUBJECTS and c.i < reference.token.i)
        found = (self.roster.at(child) for child in subjects)
        return any(m.kind == "name" and self.history.plural(m) for m in found if m is not None)

    def _last_joined(self, child: Token, mention: Mention) -> tuple[str, ...]:
        found = list(mention.entities)
        for token in child.doc.tokens[mention.span.end : child.right_edge.i + 1]:
            other = self.roster.at(token)
            if (
                other is not None
                and token.dep_ == "conj"
                and other.kind not in {"place", "adjective"}
            ):
                found += other.entities
        return tuple(dict.fromkeys(found))

    def _fits(self, entities: tuple[str, ...], reference: Reference) -> bool:
        """Tell whether actors agree in number with a possessive, and may have what it is of."""
        if not self.antecedents.owns(entities, reference):
            return False
        if not reference.plural:
            return len(entities) == 1
        traits = self.roster.traits[entities[0]]
        return len(entities) > 1 or traits.plural or entities[0].startswith("group:")


def _is_where(span: Span) -> bool:
    """Tell whether a name stands behind "en", "à" or "dans", but for articles."""
    i = span.start - 1
    while i >= 0 and span.doc[i].pos_ == "DET":
        i -= 1
    if i < 0 or span.doc[i].lower_ not in {"en", "à", "au", "aux", "dans", "vers"}:
        return False
    return i == 0 or span.doc[i - 1].lower_ not in {"quant", "face", "grâce", "rapport"}


def _inner_subject(verb: Token, token: Token) -> bool:
    """Tell whether the possessive stands within the subject itself ("Son président a ...")."""
    return any(
        c.dep_ in _SUBJECTS and c.left_edge.i <= token.i <= c.right_edge.i for c in verb.children
    )


@cache
def _object_control() -> frozenset[str]:
    return frozenset(fold(lemma) for lemma in grammar().object_control)
