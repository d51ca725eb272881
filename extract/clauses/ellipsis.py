"""Which auxiliary does a participle share with the one before it ("a fermé sa frontière et menacé son voisin")?"""

from extract.clauses.tags import is_verb
from extract.parsed import Token
from ontology.lexicon import grammar

_REACH = 40
_GROUP = 5
_THEN = frozenset(["puis", "ensuite", "enfin"])
_STOPS = frozenset([";", ":", ".", "?", "!", "«", "»", "(", ")"])


def shared_auxiliaries(participle: Token) -> list[Token]:
    """Return the auxiliaries, nearest first, of the participle to which `participle` is coordinated.

    Empty where it is coordinated to none, or describes a noun as the participle before it does.
    """
    if not _is_past_participle(participle) or not _is_coordinated(participle):
        return []
    tokens = participle.doc.tokens
    for i in range(participle.i - 2, max(-1, participle.i - _REACH), -1):
        token = tokens[i]
        if token.text in _STOPS:
            return []
        if not is_verb(token) or "Inf" in token.morph.get("VerbForm"):
            continue
        if not _is_past_participle(token):
            return []
        own = _auxiliaries(token)
        if own or _agree(token, participle):
            return own
    return []


def _is_past_participle(token: Token) -> bool:
    return (
        is_verb(token)
        and "Part" in token.morph.get("VerbForm")
        and "Pres" not in token.morph.get("Tense")
    )


def _is_coordinated(participle: Token) -> bool:
    """Tell whether a conjunction, or "puis", stands before the participle and its adverbs."""
    place, then = -1, False
    while (before := participle.neighbour(place)) is not None and (
        before.pos_ == "ADV" or before.low in _THEN
    ):
        then = then or before.low in _THEN
        place -= 1
    if before is None:
        return False
    continues = before.text == "," or _is_past_participle(before)
    return before.low in grammar().joining or (then and continues)


def _auxiliaries(participle: Token) -> list[Token]:
    """Return the auxiliaries right before a participle, but for adverbs."""
    found = []
    for place in range(-1, -_GROUP, -1):
        token = participle.neighbour(place)
        if token is None:
            break
        if token.lemma_ in {"avoir", "être"} and is_verb(token):
            found.append(token)
        elif token.pos_ != "ADV":
            break
    return found


def _agree(one: Token, other: Token) -> bool:
    return all(one.morph.get(name) == other.morph.get(name) for name in ("Number", "Gender"))
