"""Which actors fill a role? From token ranges to entities of the article."""

from collections.abc import Iterable, Iterator
from functools import cache

from extract.actors.cast import Cast
from extract.actors.mention import Mention
from extract.clauses.predicates import Argument
from extract.parsed import Doc, Token
from ontology.lexicon import grammar, themes

_MEMORY = 80
_NAMING = ("name", "office", "group", "pronoun")


def actors(argument: Argument, doc: Doc, cast: Cast) -> tuple[str, ...]:
    """Return the ids of the actors that `argument` names, in order.

    Where its head names none, the adjective does ("des bases américaines"), or who is said to hold
    it or to have made it ("des positions tenues par Y"), or the complement that follows ("le
    territoire de l'Ukraine"), unless it suffers what the head says.
    """
    found = [i for start, end in argument.items for i in _in_range(doc, start, end, cast)]
    if not found:
        found = [i for start, end in argument.authors for i in _in_range(doc, start, end, cast)]
    last = argument.items[-1:]
    unnamed = len(argument.items) > 1 and not any(_in_range(doc, *place, cast) for place in last)
    if (not found or unnamed) and not _is_suffered(argument, doc):
        found += [
            i for start, end in argument.complements for i in _in_range(doc, start, end, cast)
        ]
    return tuple(dict.fromkeys(found))


def states_below(argument: Argument, doc: Doc, cast: Cast) -> tuple[str, ...]:
    """Return the states in which the places lie that `argument` names ("le port de Hodeïda")."""
    for ranges in (argument.items, argument.complements):
        tokens = (token for start, end in ranges for token in doc.tokens[start:end])
        found = dict.fromkeys(s for token in tokens if (s := cast.state_at(token)) is not None)
        if found:
            return tuple(found)
    return ()


def _is_suffered(argument: Argument, doc: Doc) -> bool:
    start, end = argument.items[-1]
    return any(token.lemma_.lower() in grammar().suffered for token in doc.tokens[start:end])


def _in_range(doc: Doc, start: int, end: int, cast: Cast) -> tuple[str, ...]:
    mentions = list(_mentions(doc[start:end], cast))
    naming = [m for m in mentions if m.kind in _NAMING]
    chosen = naming or [m for m in mentions if m.kind == "adjective"]
    if not chosen and not any(
        t.lemma_.lower() in grammar().relational for t in doc.tokens[start:end]
    ):
        chosen = mentions
    return tuple(i for mention in chosen[:1] for i in mention.entities)


def _mentions(tokens: Iterable[Token], cast: Cast) -> Iterator[Mention]:
    seen: set[int] = set()
    for token in tokens:
        mention = cast.at(token)
        if mention is not None and id(mention) not in seen:
            seen.add(id(mention))
            yield mention


def adjectival(argument: Argument, doc: Doc, cast: Cast) -> tuple[str, ...]:
    """Return the actors that an adjective, a possessive or a name set beside a noun stands for."""
    found = (m for start, end in argument.items for m in _mentions(doc[start:end], cast))
    return tuple(dict.fromkeys(i for mention in found for i in mention.entities))


def theme_in(arguments: Iterable[Argument], doc: Doc, name: str) -> Token | None:
    """Return the first word of the theme class `name` in `arguments` and their complements."""
    lemmas, names = _lemmas_and_names(name)
    for argument in arguments:
        for start, end in (*argument.items, *argument.complements):
            for token in doc.tokens[start:end]:
                if token.lemma_.lower() in lemmas or token.lower_ in lemmas or token.text in names:
                    return token
                if token.text == "-" and _compound(token) in lemmas:
                    return token.nbor(-1)
    return None


@cache
def _lemmas_and_names(theme: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(themes()[theme].lemmas), frozenset(themes()[theme].names)


def theme_resumed(arguments: Iterable[Argument], doc: Doc, name: str) -> Token | None:
    """Return the thing that a clitic among `arguments` takes up, if it is of the theme class `name`.

    It is the nearest thing told of before in the passage that agrees ("les drones ... les a livrés").
    """
    clitic = next((c for a in arguments if (c := clitic_of(a, doc)) is not None), None)
    if clitic is None:
        return None
    for i in range(clitic.i - 1, max(clitic.i - _MEMORY, 0) - 1, -1):
        token = doc[i]
        if token.pos_ == "NOUN" and token.lemma_.lower() in _things() and _agree(clitic, token):
            return token if token.lemma_.lower() in themes()[name].lemmas else None
    return None


def clitic_of(argument: Argument, doc: Doc) -> Token | None:
    """Return the object clitic that is all of `argument`, or None."""
    (start, end), *others = argument.items or ((0, 0),)
    token = doc[start] if end == start + 1 and not others else None
    return token if token is not None and token.lower_ in grammar().object_clitics else None


@cache
def _things() -> frozenset[str]:
    return frozenset(lemma for theme in themes().values() for lemma in theme.lemmas)


def _agree(clitic: Token, noun: Token) -> bool:
    form = clitic.lower_
    if form == "en":
        return True
    plural = "Plur" in noun.morph.get("Number")
    gender = noun.morph.get("Gender")
    wanted = {"le": "Masc", "la": "Fem"}.get(form)
    return plural == (form == "les") and (wanted is None or not gender or wanted in gender)


def _compound(hyphen: Token) -> str:
    """Return the hyphenated word that the tokenizer cut in three ("savoir-faire")."""
    around = hyphen.doc[max(hyphen.i - 1, 0) : hyphen.i + 2]
    return around.text.lower()
