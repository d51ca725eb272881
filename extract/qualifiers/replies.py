"""What is an answer? "Téhéran dément", "n'a pas souhaité commenter", « C'est une fable », a réagi X."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.clauses.tags import is_verb
from extract.parsed import Token
from extract.qualifiers.discourse import Discourse, Sentence
from extract.qualifiers.negation import negation_of
from extract.qualifiers.phrases import follows
from extract.qualifiers.speakers import (
    actors_of_phrase,
    agents_of_passive,
    speakers_after,
    speakers_of_verb,
)
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import group_start, is_passive
from extract.qualifiers.words import is_finite, is_infinitive, is_time, lemma_of
from graph.models import Stance
from ontology.cues import ResponseRule, bare, marks, response_rules
from ontology.lexicon import grammar
from ontology.relations import event_words

_MINOR = {"PUNCT", "SPACE", "DET", "ADP", "NUM", "CCONJ", "SCONJ"}
_REMARK = 16
_OBJECT = 7
_ECHO = 4


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """An answer found in the text, before it is known what it answers.

    `topic` is what it is about, in its own words; `named` tells that it answers nothing else, `own_act`
    that it is something that who answers did, or did not ("nie avoir livré").
    """

    verb: Token
    sentence: Sentence
    passage_index: int
    stance: Stance
    sources: tuple[str, ...]
    pointing: bool
    topic: str
    named: bool = False
    own_act: bool = False


def replies(discourse: Discourse) -> Iterator[Reply]:
    """Yield the answers of the article, in the order of the text; one a sentence and source."""
    for passage in discourse.passages:
        for sentence in discourse.sentences_of(passage):
            seen: set[tuple[str, ...]] = set()
            tokens = passage.doc.tokens[sentence.start : sentence.end]
            for token in tokens:
                answer = _read(token, sentence)
                sources = _responder(discourse, token, sentence) if answer else ()
                if answer and sources and sources not in seen:
                    seen.add(sources)
                    topic = _topic_after(token, sentence)
                    reply = Reply(
                        token,
                        sentence,
                        passage.index,
                        answer.stance,
                        sources,
                        answer.pointing,
                        topic.lemma_ if topic is not None else "",
                        answer.named,
                        topic is not None and is_verb(topic),
                    )
                    yield reply
                    others = _likewise(discourse, reply)
                    if others:
                        yield replace(reply, sources=others)
            for speech in sentence.speeches:
                if speech.sources in seen or not _asserts(speech):
                    continue
                said = _said(speech, tokens)
                absent = _said_not_to_be(said)
                if absent or _is_remark(said):
                    seen.add(speech.sources)
                    verb = passage.doc[max(speech.place, sentence.start)]
                    yield Reply(
                        verb,
                        sentence,
                        passage.index,
                        Stance.DENIES,
                        speech.sources,
                        pointing=True,
                        topic=absent,
                        named=bool(absent),
                    )


def _likewise(discourse: Discourse, reply: Reply) -> tuple[str, ...]:
    """Return who answers the same without a verb ("Lima le nie ; Quito aussi.")."""
    doc, end = reply.verb.doc, reply.sentence.end
    signs = [t.i for t in doc.tokens[reply.verb.i + 1 : end] if t.text in {",", ";"}]
    for start, stop in ((signs[-1] + 1 if signs else end, end), (end, end + _ECHO)):
        words = doc.tokens[start:stop]
        if any(t.low in marks().likewise for t in words[1:]) and not any(map(is_finite, words)):
            return actors_of_phrase(discourse.cast, doc, start, min(stop, len(doc)))
    return ()


def _asserts(speech: Speech) -> bool:
    return bool(speech.sources) and not speech.nominal and speech.stance is Stance.ASSERTS


def _said(speech: Speech, tokens: Sequence[Token]) -> list[Token]:
    """Return the words of the sentence that somebody says."""
    first, last = speech.incise
    return [
        token
        for token in tokens
        if speech.start <= token.i < speech.end and not first <= token.i < last
    ]


def _said_not_to_be(said: Sequence[Token]) -> str:
    """Return the lemma of what is said not to be ("il n'y a eu aucune livraison"), or an empty string."""
    there = next((k for k, token in enumerate(said) if token.low == "y"), len(said))
    is_not = there and said[there - 1].low in {"n'", "ne"} if there < len(said) else False
    after = said[there + 1 : there + 1 + _OBJECT] if is_not else ()
    noun = next((token for token in after if token.pos_ == "NOUN"), None)
    return noun.lemma_ if noun is not None and noun.lemma_ in event_words() else ""


def _is_remark(said: Sequence[Token]) -> bool:
    """Tell whether all that is said is that something is false ("C'est une fable")."""
    if not said or len(said) > _REMARK:
        return False
    return any(token.lemma_ in _remarks() or token.low in _remarks() for token in said)


@cache
def _remarks() -> frozenset[str]:
    return frozenset(word for rule in response_rules() for word in rule.remarks)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The stance of an answer, whether it points back, and whether it names what it is about."""

    stance: Stance
    pointing: bool = True
    named: bool = False


def _read(token: Token, sentence: Sentence) -> _Answer | None:
    """Return the answer that `token` makes, None where it is none."""
    if token.pos_ in _MINOR:
        return None
    phrase = _phrase(token)
    if phrase is not None:
        return _Answer(phrase)
    if token.pos_ == "NOUN" and not _is_mistaken(token):
        return _refused_noun(token)
    answers = (_by_rule(token, sentence, rule) for rule in _rules().get(lemma_of(token), ()))
    return next((answer for answer in answers if answer is not None), None)


def _by_rule(token: Token, sentence: Sentence, rule: ResponseRule) -> _Answer | None:
    verb, denied = lemma_of(token), _denied(token)
    if verb in rule.if_nothing:
        return _Answer(Stance(rule.stance)) if (negation_of(token) or "").endswith("rien") else None
    if verb in rule.if_denied:
        return _Answer(Stance(rule.stance)) if denied else None
    if _is_topic(token):
        return None
    if denied or (rule.about and not _about(token, sentence, rule)):
        return None
    told_here = any(speech.place == token.i for speech in sentence.speeches)
    if rule.taken_up and (told_here or not _takes_up(token, sentence)):
        return None
    if rule.stance in {"asserts", "confirms"} and _goes_on_to_tell(token, sentence):
        return None
    pointing = bool(rule.about) or _points(token, sentence)
    named = rule.pointing and not pointing
    return None if named and not _names_it(token) else _Answer(Stance(rule.stance), pointing, named)


def _takes_up(verb: Token, sentence: Sentence) -> bool:
    """Tell whether "le" or "ce que" stands before the verb for what is answered."""
    before = verb.doc[max(sentence.start, verb.i - 7) : verb.i]
    return any(
        token.low in marks().taking_up
        if token.i >= group_start(verb)
        else token.low in {"que", "qu'"} and token.i > 0 and token.nbor(-1).low == "ce"
        for token in before
    )


def _is_topic(verb: Token) -> bool:
    """Tell whether "c'est" goes on with what is answered ("ce que Lima dément, c'est d'avoir livré …")."""
    after = [token.low for token in verb.doc[verb.i + 1 : verb.i + 4]]
    return after == [",", "c'", "est"] or after[:2] == ["c'", "est"]


def _goes_on_to_tell(verb: Token, sentence: Sentence) -> bool:
    """Tell whether the verb only announces what a colon opens ("le reconnaît : « … »")."""
    after = verb.doc[verb.i + 1 : sentence.end]
    colon = next((token.i for token in after if token.text == ":"), sentence.end)
    return any(is_finite(token) for token in verb.doc[colon : sentence.end])


def _is_mistaken(noun: Token) -> bool:
    """Tell whether a verb after its object was taken for a noun ("Pékin le conteste")."""
    if noun.i < 2 or lemma_of(noun) not in _rules():
        return False
    return noun.nbor(-1).low in marks().taking_up and noun.nbor(-2).pos_ == "PROPN"


def _names_it(verb: Token) -> bool:
    """Tell whether a definite noun follows ("a confirmé la frappe")."""
    doc = verb.doc
    return any(
        doc[i].low in grammar().definite | marks().pointing and doc[i].pos_ == "DET"
        for i in range(verb.i + 1, min(verb.i + 4, len(doc)))
    )


def _phrase(verb: Token) -> Stance | None:
    """Return the stance of a fixed phrase ("garder le silence", "ne pas donner suite"), or None."""
    for words, denied, stance in _phrases().get(lemma_of(verb), ()):
        if follows(verb, words) and (not denied or _denied(verb)):
            return stance
    return None


@cache
def _phrases() -> dict[str, list[tuple[list[str], bool, Stance]]]:
    """Return verb -> (the words that follow, whether under a negation, stance) of the fixed phrases."""
    table: dict[str, list[tuple[list[str], bool, Stance]]] = {}
    for rule in response_rules():
        for phrases, denied in ((rule.phrases, False), (rule.denied_phrases, True)):
            for verb, *rest in map(str.split, phrases):
                table.setdefault(verb, []).append((rest, denied, Stance(rule.stance)))
    return table


def _refused_noun(noun: Token) -> _Answer | None:
    refused = any(noun.lemma_ in rule.about_refused for rule in response_rules())
    if not refused:
        return None
    for i in range(noun.i - 1, max(-1, noun.i - 6), -1):
        token = noun.doc[i]
        if lemma_of(token) in marks().refusing:
            return _Answer(Stance.DECLINES)
        if token.low in {",", ";", "."}:
            break
    return None


@cache
def _rules() -> dict[str, tuple[ResponseRule, ...]]:
    found: dict[str, list[ResponseRule]] = {}
    for rule in sorted(response_rules(), key=lambda rule: not rule.if_denied):
        for verb in (*map(bare, rule.verbs), *rule.if_denied, *rule.if_nothing):
            found.setdefault(verb, []).append(rule)
    return {verb: tuple(rules) for verb, rules in found.items()}


def _denied(verb: Token) -> bool:
    """Tell whether somebody does not, or will not, do what the verb says."""
    if negation_of(verb) or verb.doc[max(0, verb.i - 1)].low == "ni":
        return True
    if not is_infinitive(verb):
        return False
    for i in range(verb.i - 1, max(-1, verb.i - 8), -1):
        token = verb.doc[i]
        if lemma_of(token) in marks().refusing:
            return True
        if is_verb(token) and not is_infinitive(token):
            return negation_of(token) is not None
        if token.low in {";", "."}:
            break
    return False


def _about(verb: Token, sentence: Sentence, rule: ResponseRule) -> bool:
    near = verb.doc[max(sentence.start, verb.i - 6) : min(sentence.end, verb.i + 9)]
    return any(token.lemma_ in rule.about for token in near)


def _points(verb: Token, sentence: Sentence) -> bool:
    """Tell whether what is denied is named by a pronoun, "ce que", "ces …", or not at all."""
    doc = verb.doc
    before = doc[max(sentence.start, verb.i - 7) : verb.i]
    after = doc[verb.i + 1 : min(sentence.end, verb.i + 4)]
    if any(token.low in {"que", "qu'"} for token in before):
        return True
    if any(
        token.low in marks().taking_up and (token.pos_ == "PRON" or verb.pos_ == "NOUN")
        for token in before[-4:]
    ):
        return True
    if any(token.low in marks().pointing or token.low in {".", ",", ";"} for token in after[:2]):
        return True
    return len(after) <= 1 or is_passive(verb)


def _topic_after(verb: Token, sentence: Sentence) -> Token | None:
    """Return the noun or infinitive that the response is about, or None."""
    perfect = False
    for token in verb.doc.tokens[verb.i + 1 : min(sentence.end, verb.i + _OBJECT)]:
        if token.pos_ == "NOUN" and not is_time(token):
            ours = token.nbor(-1).low in {"nos", "notre"}
            return None if ours or token.lemma_ in marks().any_topic else token
        if token.pos_ == "PUNCT" or (is_verb(token) and not perfect and not is_infinitive(token)):
            return None
        if is_verb(token) and token.lemma_ in event_words():
            return token
        perfect = is_infinitive(token) and token.lemma_ in {"avoir", "être"}
    return None


def _responder(discourse: Discourse, token: Token, sentence: Sentence) -> tuple[str, ...]:
    for speech in sentence.speeches:
        if speech.place == token.i and speech.sources:
            return speech.sources
    verb = token
    if token.pos_ == "NOUN" or is_infinitive(token):
        verb = _finite_before(token, sentence)
    if _precedes_its_subject(verb):
        return speakers_after(discourse.cast, verb, sentence.end)
    if is_passive(verb):
        return agents_of_passive(discourse.cast, verb, sentence.end)
    return speakers_of_verb(discourse.cast, verb, sentence.start)


def _precedes_its_subject(verb: Token) -> bool:
    """Tell whether "que" stands right before the verb ("ce qu'a confirmé Lima")."""
    first = group_start(verb)
    return first > 0 and verb.doc[first - 1].low in {"que", "qu'"}


def _finite_before(token: Token, sentence: Sentence) -> Token:
    """Return the verb that governs an infinitive or noun: the nearest finite one before it."""
    for other in reversed(token.doc.tokens[sentence.start : token.i]):
        if is_finite(other):
            return other.head if other.pos_ == "AUX" and is_verb(other.head) else other
    return token
