"""Which words of a text may take up an actor? Pronouns and possessives, with their number and gender."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from extract.actors.names import fold
from extract.parsed import Doc, Span, Token
from ontology.countries import Number
from ontology.strict import Strict, read_yaml

Use = Literal["personal", "object", "possessive", "near", "relative", "there"]

_POINTING = {"celui", "celle", "ceux", "celles"}
_THIS = frozenset({"ce", "cette", "ces"})
_CLASSES = frozenset({"PRON", "DET", "ADP", "SCONJ"})
_WORDS = frozenset({"dernier", "dernière", "derniers", "dernières", "même"})


class Form(Strict):
    """A pronoun with what it agrees with; gender "fm" is either."""

    form: str
    number: Number
    gender: Literal["f", "m", "fm"]


class Pronouns(Strict):
    """The lists of `pronouns.yaml`; verbs and nouns are lemmas without accents."""

    personal: tuple[Form, ...]
    objects: tuple[Form, ...]
    possessives: tuple[Form, ...]
    demonstratives: tuple[Form, ...]
    latter: tuple[Form, ...]
    relatives: frozenset[str]
    impersonal_verbs: frozenset[str]
    impersonal_forms: frozenset[str]
    impersonal_predicates: frozenset[str]
    impersonal_seeming: frozenset[str]
    human_subjects: frozenset[str]
    human_objects: frozenset[str]
    meeting: frozenset[str]
    owned: frozenset[str]
    state_owned: frozenset[str]
    giving: frozenset[str]
    perceiving: frozenset[str]
    accusing: frozenset[str]
    suffered: frozenset[str]
    mutual: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """A word, or two, that may take up an actor; `genders` holds all that it agrees with."""

    span: Span
    use: Use
    plural: bool
    genders: frozenset[str]

    @property
    def token(self) -> Token:
        """Return the word that has a role in the sentence."""
        return self.span[-1] if self.span[0].lower_ in _THIS | {"le", "la"} else self.span[0]


@cache
def pronouns() -> Pronouns:
    """Return the lists of `pronouns.yaml`."""
    return read_yaml(files("ontology") / "actors" / "pronouns.yaml", TypeAdapter(Pronouns))


@cache
def _forms(use: str) -> Mapping[str, Form]:
    return {form.form: form for form in getattr(pronouns(), use)}


def references(doc: Doc) -> Iterator[Reference]:
    """Yield what may take up an actor in `doc`, from left to right."""
    for token in doc:
        if token.pos_ in _CLASSES or token.lower_ in _WORDS:
            found = _reference(token, fold(token.text))
            if found is not None:
                yield found


def _reference(token: Token, word: str) -> Reference | None:
    if word in _POINTING:
        return _pointing(token, word)
    if word in _forms("latter"):
        return _latter(token, word)
    if word in _forms("possessives") and token.pos_ == "DET":
        return _made(token.doc[token.i : token.i + 1], "possessive", _forms("possessives")[word])
    if word in pronouns().relatives and token.pos_ in {"PRON", "ADP", "SCONJ"}:
        return Reference(token.doc[token.i : token.i + 1], "relative", False, frozenset("fm"))
    if word == "meme":
        return _same(token)
    if token.pos_ != "PRON" and not _before_verb(token):
        return None
    if word == "y":
        return _there(token)
    bare = unhyphened(word)
    if bare in _forms("personal"):
        return _made(token.doc[token.i : token.i + 1], "personal", _forms("personal")[bare])
    if bare in _forms("objects"):
        return _made(token.doc[token.i : token.i + 1], "object", _forms("objects")[bare])
    return None


def _before_verb(token: Token) -> bool:
    """Tell whether what was taken for an article stands before a finite verb ("où X le recevra")."""
    after = token.neighbour(1)
    finite = after is not None and "Fin" in after.morph.get("VerbForm", [])
    return token.pos_ == "DET" and finite and token.head is after


def _there(token: Token) -> Reference | None:
    """Return "y" where it is a place, not the one of "il y a"."""
    before, after = token.neighbour(-1), token.neighbour(1)
    if after is None or (after.lemma_ == "avoir" and before is not None and before.lower_ == "il"):
        return None
    return Reference(token.doc[token.i : token.i + 1], "there", False, frozenset("fm"))


def unhyphened(word: str) -> str:
    """Return a pronoun without what ties it to the verb before it ("-t-il", "-elle")."""
    return word.removeprefix("-t-").removeprefix("-").removeprefix("t-")


def _pointing(token: Token, word: str) -> Reference | None:
    """Return "celui-ci", whether the tokenizer cut it or not."""
    doc, end = token.doc, token.i + 1
    if doc[end : end + 2].text.lower() == "-ci":
        end += 2
    elif doc[end : end + 1].text.lower() == "-ci":
        end += 1
    else:
        return None
    return _made(doc[token.i : end], "near", _forms("demonstratives")[word])


def _latter(token: Token, word: str) -> Reference | None:
    """Return "ce dernier" where no noun follows ("ces derniers jours")."""
    doc, i = token.doc, token.i
    if i == 0 or doc[i - 1].lower_ not in _THIS:
        return None
    if i + 1 < len(doc) and doc[i + 1].pos_ in {"NOUN", "PROPN", "NUM"}:
        return None
    return _made(doc[i - 1 : i + 1], "near", _forms("latter")[word])


def _same(token: Token) -> Reference | None:
    """Return "le même" where it is the subject of the verb after it."""
    doc, i = token.doc, token.i
    before = doc[i - 1].lower_ if i else ""
    after = token.neighbour(1)
    if before not in {"le", "la"} or after is None or after.pos_ not in {"VERB", "AUX"}:
        return None
    gender = frozenset("m" if before == "le" else "f")
    return Reference(doc[i - 1 : i + 1], "personal", False, gender)


def _made(span: Span, use: Use, form: Form) -> Reference:
    return Reference(span, use, form.number == "plural", frozenset(form.gender))


def impersonal(token: Token) -> bool:
    """Tell whether "il" stands for nobody ("il faut", "il y a", "il est probable que")."""
    doc, verb = token.doc, token.head
    around = doc[max(0, token.i - 1) : token.i + 3]
    if any(doc[i].lower_ == "y" for i in range(max(0, token.i - 3), min(token.i + 3, len(doc)))):
        return True
    if pronouns().impersonal_forms & {fold(t.text) for t in around}:
        return True
    if _lemma(verb) in pronouns().impersonal_verbs and not _transitive(verb):
        return True
    return _predicate_clause(token)


def _lemma(verb: Token) -> str:
    """Return the folded lemma of a verb, with its reflexive pronoun ("s'agir")."""
    lemma = fold(verb.lemma_)
    before = fold(verb.nbor(-1).text) if verb.i else ""
    return {"s'": f"s'{lemma}", "se": f"se {lemma}"}.get(before, lemma)


def _transitive(verb: Token) -> bool:
    return any(
        c.dep_ in {"obj", "iobj"} and c.pos_ in {"NOUN", "PROPN"} for c in verb.children
    ) or any(c.dep_ == "obj" and c.i < verb.i for c in verb.children)


def _predicate_clause(token: Token) -> bool:
    """Tell whether "il est possible", "il semble" or the like with "que" or "de" follows."""
    doc = token.doc
    being = False
    for place in range(token.i + 1, min(token.i + 7, len(doc) - 1)):
        word = fold(doc[place].text)
        being = being or doc[place].lemma_ == "être"
        if word.rstrip("e") in _stems() and (being or word in pronouns().impersonal_seeming):
            return fold(doc[place + 1].text) in {"que", "qu'", "de", "d'", "a"}
        if doc[place].is_punct:
            return False
    return False


@cache
def _stems() -> frozenset[str]:
    words = pronouns().impersonal_predicates | pronouns().impersonal_seeming
    return frozenset(word.rstrip("e") for word in words)
