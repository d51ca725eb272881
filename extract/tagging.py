"""Where does the tagger err often on news, and in one way? There its tags are mended, before anything reads them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from extract.clauses.sentences import ends_glued
from extract.clauses.tags import nationalities
from extract.parsed import Doc, Morphology, Span, Token
from extract.relations.frames import frame_index
from ontology.lexicon import grammar, themes

_NOUN = Morphology("")
_ELIDED = frozenset(["l'", "l’"])
_COMPLEMENT = frozenset(["DET", "ADP", "PRON", "PROPN", "SCONJ", "AUX", "VERB", "ADV"])
_TENSES = {"Imp": ("ait", "aient"), "Fut": ("ra", "ront")}
_FUTURE = ("rai", "ras", "ra", "rons", "rez", "ront")
_AGENT_REACH = 5
_CLAUSE = 20
_STOPS = frozenset([".", ":", ";", "«", "»"])
_OF = frozenset(["de", "d'", "d’", "du", "des"])


Rule = Callable[[Token], bool]

_RULES: dict[str, list[Rule]] = defaultdict(list)


def mend(doc: Doc) -> None:
    """Correct the tags of `doc`, and cut the names that run over a verb or a sentence's end."""
    for token in doc:
        for mended in _RULES.get(token.pos_, ()):
            if mended(token):
                break
    doc.ents = [cut for ent in doc.ents if (cut := _within_clause(ent)) is not None]


def _where(*tags: str) -> Callable[[Rule], Rule]:
    """Try a rule, after those above it, on the words that are tagged so."""

    def enter(rule: Rule) -> Rule:
        for tag in tags:
            _RULES[tag].append(rule)
        return rule

    return enter


@_where("VERB", "AUX", "ADV", "ADJ", "NOUN")
def _designation(token: Token) -> bool:
    """Take "T-72", "Su-30" and "Marder" for names."""
    text = token.text
    numbered = text[0].isupper() and text[-1].isdigit() and "-" in text
    if numbered or (token.i > 0 and text in _names_of_things()):
        _tag(token, "PROPN", text, _NOUN)
        return True
    return False


@cache
def _names_of_things() -> frozenset[str]:
    return frozenset(n for theme in themes().values() for n in theme.names if n[0].isupper())


@_where("DET", "ADP", "PRON")
def _part_of_name(token: Token) -> bool:
    """Take the "un" of "Kim Jong-un" for a part of the name."""
    before = token.neighbour(-1)
    glued = before is not None and before.text == "-" and before.idx + 1 == token.idx
    if glued and token.doc[token.i - 2].pos_ == "PROPN":
        _tag(token, "PROPN", token.text, _NOUN)
        return True
    return False


@_where("VERB", "AUX")
def _negated_noun(token: Token) -> bool:
    """Take the "recevoir" of "fin de non-recevoir" for a noun."""
    before, first = token.neighbour(-1), token.neighbour(-2)
    apart = before is not None and before.text == "-" and first is not None
    if not token.lower_.startswith("non-") and not (apart and first.lower_ == "non"):  # type: ignore[union-attr]
        return False
    _tag(token, "NOUN", token.lower_, _NOUN)
    return True


@_where("AUX", "VERB", "ADJ")
def _cardinal_point(token: Token) -> bool:
    """Take "est" after "l'" for the east where "de" or nothing follows ("l'est de la RDC")."""
    if token.lower_ not in grammar().cardinal_points:
        return False
    before, after = token.neighbour(-1), token.neighbour(1)
    if before is None or before.lower_ not in _ELIDED:
        return False
    if after is None or after.lower_ in _OF or after.is_punct:
        _tag(token, "NOUN", token.lower_, _NOUN)
        return True
    return False


@_where("VERB")
def _no_participle(token: Token) -> bool:
    """Take "conteste" for a present: the participle of a verb in -er ends in -é, -ée and the like."""
    if "Part" not in token.morph.get("VerbForm") or "Past" not in token.morph.get("Tense"):
        return False
    known = frame_index().forms.get(token.lower_)
    if known is None or known[1] != "finite" or not known[0].endswith("er"):
        return False
    if token.lemma_ not in {known[0], token.lower_}:
        return False
    if token.lower_.rstrip("s").removesuffix("e").endswith("é"):
        return False
    _tag(token, "VERB", known[0], _form(token.lower_, "finite"))
    return True


@_where("VERB", "AUX")
def _tense(token: Token) -> bool:
    """Take "accueille" for a present: a future ends in -ra, -ront and the like."""
    if "Fut" in token.morph.get("Tense") and not token.lower_.endswith(_FUTURE):
        token.morph = token.morph.replaced("Tense", "Pres")
        return True
    return False


@_where("VERB", "AUX", "NOUN")
def _nationality(token: Token) -> bool:
    """Take "russes" behind a noun for the adjective."""
    before = token.neighbour(-1)
    if before is not None and before.lower_ in grammar().joining:
        before = token.neighbour(-2)
        if before is None or before.lower_ not in nationalities():
            return False
    if before is None or before.pos_ not in {"NOUN", "ADJ"} or not token.text.islower():
        return False
    if token.lower_ not in nationalities():
        return False
    number = "Plur" if token.lower_.endswith("s") else "Sing"
    _tag(token, "ADJ", token.lower_, Morphology(f"Number={number}"))
    return True


@_where("NOUN", "PROPN", "ADJ")
def _stressed(token: Token) -> bool:
    """Take "elle" behind a preposition for the pronoun ("partager avec elle")."""
    before = token.neighbour(-1)
    if token.text not in grammar().stressing or before is None or before.pos_ != "ADP":
        return False
    _tag(token, "PRON", token.lower_, token.morph)
    return True


@_where("VERB", "NOUN", "ADV")
def _preposition(token: Token) -> bool:
    """Take "envers" for a preposition."""
    if token.lower_ in grammar().missed_prepositions:
        _tag(token, "ADP", token.lower_, _NOUN)
        return True
    return False


@_where("ADV", "VERB", "ADJ", "X", "PRON")
def _thing(token: Token) -> bool:
    """Take a known noun after a determiner or "de" for what it is ("de drones iraniens", "la dernière offre")."""
    lemma, before = _things().get(token.lower_), token.neighbour(-1)
    if lemma is None or before is None:
        return False
    if before.pos_ in {"DET", "NUM"} or before.lower_ in _OF or _is_qualified(token, before):
        _tag(token, "NOUN", lemma, Morphology("Number=Plur") if token.lower_ != lemma else _NOUN)
        return True
    return False


def _is_qualified(token: Token, before: Token) -> bool:
    """Tell whether an article and an adjective stand before `token`, and no object behind it."""
    article, after = token.neighbour(-2), token.neighbour(1)
    if before.pos_ != "ADJ" or not before.text[0].islower() or article is None:
        return False
    return article.pos_ == "DET" and (after is None or after.pos_ not in {"DET", "PRON", "PROPN"})


@cache
def _things() -> Mapping[str, str]:
    """Return form -> lemma of the nouns that name an act or what is handed over."""
    lemmas = {lemma for theme in themes().values() for lemma in theme.lemmas}
    lemmas |= set(frame_index().nouns) | grammar().missed_nouns
    lemmas = {lemma for lemma in lemmas if " " not in lemma}
    return {lemma + ending: lemma for lemma in sorted(lemmas) for ending in ("s", "")}


@_where("VERB")
def _bearing_noun(token: Token) -> bool:
    """Take "allié", behind a comma and before "de", for the noun."""
    noun = token.lower_.removesuffix("s")
    if noun not in grammar().bearing:
        return False
    before, after = token.neighbour(-1), token.neighbour(1)
    if after is not None and after.pos_ == "ADJ":
        after = after.neighbour(1)
    if after is None or after.lower_ not in _OF:
        return False
    if before is not None and before.text != "," and before.pos_ != "ADJ":
        return False
    _tag(token, "NOUN", noun, _form(token.lower_, "participle"))
    return True


@_where("NOUN", "ADJ", "ADV", "PROPN", "AUX", "X")
def _participle_in_front(token: Token) -> bool:
    """Take "Sanctionnée par" at the head of a sentence for the participle."""
    known = frame_index().forms.get(token.lower_)
    if known is None or known[1] != "participle":
        return False
    before = token.neighbour(-1)
    if before is not None and before.text not in {".", ",", "\n", "»"}:
        return False
    if not _has_agent(token):
        return False
    _tag(token, "VERB", known[0], _form(token.lower_, "participle"))
    return True


def _has_agent(participle: Token) -> bool:
    """Tell whether "par" follows, but for a short complement or another participle ("armé et financé par")."""
    for place in range(1, _AGENT_REACH):
        after = participle.neighbour(place)
        if after is None or after.is_punct:
            return False
        if after.lower_ == "par":
            return True
        known = frame_index().forms.get(after.lower_)
        verb = after.pos_ in {"VERB", "AUX"} or (known is not None and known[1] == "finite")
        if verb and "Part" not in after.morph.get("VerbForm"):
            return False
    return False


@_where("NOUN", "ADV", "PRON", "X", "PROPN")
def _in(token: Token) -> bool:
    """Take "en" before a name for the preposition ("des soldats en Lettonie")."""
    after = token.neighbour(1)
    if token.lower_ != "en" or after is None or not after.text[0].isupper():
        return False
    _tag(token, "ADP", "en", _NOUN)
    return True


@_where("NOUN", "ADV", "ADJ", "PROPN", "ADP", "X")
def _verb(token: Token) -> bool:
    """Take the form of a known verb for the verb where no noun can stand.

    A noun needs a determiner or a preposition before it in French; where the form of a known verb
    follows a name or a noun directly, it is the verb.
    """
    known, before = frame_index().forms.get(token.lower_), token.neighbour(-1)
    if known is None or before is None or not _stands_for(known[1], token, before):
        return False
    _tag(token, "VERB", known[0], _form(token.lower_, known[1]))
    return True


def _stands_for(form: str, token: Token, before: Token) -> bool:
    if form == "infinitive":
        return before.pos_ in {"VERB", "AUX", "ADP"} and token.pos_ != "ADP"
    if form == "participle":
        return _is_after_avoir(before) or (token.pos_ == "ADJ" and before.pos_ in {"NOUN", "PROPN"})
    if form == "gerund":
        return before.lower_ == "en"
    if _is_negated_clitic(before) or _is_sole_clitic(before) or _is_stressed(before):
        return True
    if before.text == "," and token.pos_ == "NOUN" and _closes_apposition(before):
        after = token.neighbour(1)
        return after is not None and after.pos_ in _COMPLEMENT
    national = before.pos_ == "ADJ" and before.lower_ in nationalities()
    if _continues_verb(token, before):
        return True
    if (
        not national
        and before.pos_ not in {"PROPN", "NOUN", "PRON"}
        and before.lower_ not in grammar().negations | grammar().reflexives
    ):
        return False
    named = national or before.pos_ == "PROPN" or before.text[0].isupper()
    if token.pos_ == "ADJ" and not named:
        return False
    if token.pos_ == "ADJ" or national or before.pos_ == "NOUN":
        after = token.neighbour(1)
        return after is not None and after.pos_ in _COMPLEMENT
    return True


def _is_after_avoir(before: Token) -> bool:
    """Tell whether `before` is an auxiliary right before a participle ("qu'il a imploré de")."""
    return before.lemma_ == "avoir" and _is_finite(before)


def _continues_verb(token: Token, before: Token) -> bool:
    """Tell whether `token` goes on with what a verb before "et" began ("a armé X et menace Y")."""
    after = token.neighbour(1)
    if after is None or before.lower_ not in grammar().joining or token.pos_ != "NOUN":
        return False
    if after.pos_ not in {"DET", "PROPN"}:
        return False
    return any(_is_finite(earlier) for earlier in _clause_before(before))


def _clause_before(token: Token) -> Iterator[Token]:
    """Yield the words before `token`, the nearest first, up to what parts clauses."""
    for place in range(-1, -_CLAUSE, -1):
        before = token.neighbour(place)
        if before is None or before.text in _STOPS:
            return
        yield before


def _is_finite(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} and "Fin" in token.morph.get("VerbForm")


def _is_negated_clitic(token: Token) -> bool:
    """Tell whether `token` is the "en" of "n'en livre pas", after which only a verb can stand."""
    before = token.neighbour(-1)
    return (
        token.lower_ in grammar().clitics
        and before is not None
        and before.lower_ in grammar().negations
    )


def _is_sole_clitic(token: Token) -> bool:
    """Tell whether `token` can only be a pronoun: after another ("lui en livre"), or a name ("Paris leur livre")."""
    before = token.neighbour(-1)
    if before is None or token.lower_ not in grammar().clitics:
        return False
    if before.pos_ == "PRON" and before.lower_ in grammar().clitics:
        return True
    if before.lower_ == "qui" and token.lower_ in {"le", "la", "les"}:
        token.pos_ = "PRON"
        return True
    return token.lower_ in {"lui", "leur"} and (
        before.pos_ in {"PROPN", "NOUN"} or before.lower_ == "qui"
    )


def _is_stressed(comma: Token) -> bool:
    """Tell whether `comma` closes the pronoun that stresses a subject ("La Tanzanie, elle, garde")."""
    pronoun, opening = comma.neighbour(-1), comma.neighbour(-2)
    return (
        comma.text == ","
        and pronoun is not None
        and opening is not None
        and opening.text == ","
        and pronoun.lower_ in grammar().stressing
    )


def _closes_apposition(comma: Token) -> bool:
    """Tell whether `comma` ends what is said of a subject that has no verb yet.

    "Le Maroc, son rival, livre", "Le chef de la diplomatie, Abbas Araghchi, presse".
    """
    opening = None
    titled = False
    for token in _clause_before(comma):
        if token.text == ",":
            opening = opening or token
        elif _is_finite(token):
            return False
        titled = titled or (opening is not None and token.pos_ == "NOUN")
    if opening is None:
        return False
    named, first = opening.neighbour(-1), opening.neighbour(1)
    if named is None or first is None:
        return False
    described = named.pos_ == "PROPN" and first.text[0].islower() and first.pos_ != "ADP"
    return described or (titled and first.pos_ == "PROPN")


@cache
def _form(word: str, form: str) -> Morphology:
    """Return the features that the ending of a third person, or the form, tells."""
    if form == "infinitive":
        return Morphology("VerbForm=Inf")
    if form == "gerund":
        return Morphology("Tense=Pres|VerbForm=Part")
    number = "Plur" if word.endswith(("nt", "s")) else "Sing"
    if form == "participle":
        gender = "Fem" if word.rstrip("s").endswith("e") else "Masc"
        return Morphology(f"Gender={gender}|Number={number}|Tense=Past|VerbForm=Part")
    if word.endswith(("rait", "raient")):
        return Morphology(f"Mood=Cnd|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")
    tense = next((t for t, ends in _TENSES.items() if word.endswith(ends)), "Pres")
    return Morphology(f"Mood=Ind|Number={number}|Person=3|Tense={tense}|VerbForm=Fin")


def _tag(token: Token, pos: str, lemma: str, morph: Morphology) -> None:
    token.pos_, token.lemma_, token.morph = pos, lemma, morph


def _within_clause(name: Span) -> Span | None:
    """Return `name` up to the first verb in it that is written small ("Moscou livre"), or the sentence's end."""
    for token in name:
        if ends_glued(token):
            return name[: token.i + 1 - name.start]
        if token.pos_ in {"VERB", "AUX"} and token.text.islower():
            return name[: token.i - name.start] if token.i > name.start else None
    return name
