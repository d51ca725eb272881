"""Which words say that something happens, and who fills their roles?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extract.clauses.elements import Mark, Phrase, VerbGroup
from extract.clauses.structure import THAT, Structure, first_of, is_oblique, is_temporal
from extract.clauses.support import Support, support_of
from extract.clauses.tags import nationalities
from extract.parsed import Token
from ontology.lexicon import grammar, light_verbs

_DATIVES = frozenset(["lui", "leur"])
_SPEAKERS = frozenset(["me", "m'", "m’", "nous"])
_RECEIVERS = frozenset(["à", "en", "auprès de", "avec"])
_LENT_AS = {
    "inverse": {"agent": "undergoer"},
    "asking": {"agent": "beneficiary", "à": "agent", "auprès de": "agent"},
    "answering": {"agent": "addressee"},
}
_ASIDE = 6
_IN_STATE = frozenset(["au", "aux"])  # "Au Mali, ..."
_NOUN_TAKES = frozenset(["de", "entre", "avec", "par"])
_ACCUSATIVES = frozenset(["le", "la", "les", "l'", "l’"])


class Argument(NamedTuple):
    """What fills a role: token ranges (start, end), one for each coordinated part.

    `complements` are the ranges of the phrases in "de" that follow directly, `authors` that of the
    phrase in "par" that tells whose it is ("les positions tenues par X", "le plan proposé par X").
    """

    items: tuple[tuple[int, int], ...]
    complements: tuple[tuple[int, int], ...] = ()
    authors: tuple[tuple[int, int], ...] = ()


Roles = Mapping[str, Sequence[Argument]]


@dataclass(slots=True, eq=False)
class Predicate:
    """A verb or noun that may evoke relations, with its roles, voice undone.

    `verb` bears tense and negation: the trigger, a noun's light verb, or None for a bare noun.
    `lemma` is that of the trigger, "se" included. Roles are "agent", "patient", "undergoer",
    "beneficiary", "addressee", "adjective", "possessive", "dont", "que" (the subject of the clause that
    it opens), "holder" (of the thing that a participle describes), of a noun that is a circumstance
    "participant", "attendant" and "faced" (who acts in its clause), "author" (whose a role's thing is),
    and the uncontracted prepositions. `construction` names how it is put: "active verb", "passive
    participle", "locution" and the like.
    """

    trigger: Token
    verb: Token | None
    lemma: str
    kind: str
    roles: Roles
    extent: tuple[int, int]
    construction: str


def verb_predicate(structure: Structure, k: int, fixed_end: int = 0) -> Predicate:
    """Return the predicate of the verb group at element `k`.

    For a locution, `fixed_end` is the token index after its fixed words, which fill no role.
    """
    group = structure.verb(k)
    lemma = f"{_reflexive(group.lemma)}{group.lemma}" if group.reflexive else group.lemma
    roles = verb_roles(structure, k)
    if fixed_end:
        _add_caused(structure, k, fixed_end, roles)
        roles = _without_fixed_words(roles, group.end, fixed_end)
    form = "verb" if group.form == "finite" else group.form
    voice = "passive" if group.passive else "reflexive" if group.reflexive else "active"
    construction = "locution" if fixed_end else f"{voice} {form}"
    extent = _extent(group, roles)
    return Predicate(group.head, group.bearer, lemma, "verb", roles, extent, construction)


def _add_caused(
    structure: Structure, k: int, fixed_end: int, roles: dict[str, list[Argument]]
) -> None:
    """Give a locution that ends in an infinitive what follows it ("faire parvenir à X un message")."""
    caused = next(
        (j for j, e in enumerate(structure.elements) if e.end == fixed_end and j > k), None
    )
    if caused is None or not isinstance(structure.elements[caused], VerbGroup):
        return
    roles.pop("infinitive", None)
    for j, phrase in structure.following(caused):
        roles.setdefault(phrase.preposition or "patient", []).append(argument(structure, j))
        if is_partitive(phrase) and _first_bare(structure, caused, j):
            roles.setdefault("patient", []).append(argument(structure, j))


def _without_fixed_words(
    roles: Mapping[str, list[Argument]], start: int, end: int
) -> dict[str, list[Argument]]:
    """Take the fixed words out; what a phrase holds beyond them is the patient ("met en garde Bagdad")."""
    kept: dict[str, list[Argument]] = defaultdict(list)
    for role, arguments in roles.items():
        for filler in arguments:
            first, last = filler.items[0][0], filler.items[-1][1]
            if not start <= first < end:
                kept[role].append(filler)
            elif last > end:
                kept["patient"].append(Argument(((end, last),), filler.complements))
            elif filler.complements and filler.complements[-1][1] > end:
                rest = tuple(c for c in filler.complements if c[0] >= end)
                kept["de"].extend(Argument((item,)) for item in rest)
    return dict(kept)


def _reflexive(lemma: str) -> str:
    return "s'" if lemma[:1] in "aeiouyéèêâh" else "se "


def _extent(element: Phrase | VerbGroup, roles: Roles) -> tuple[int, int]:
    ranges = [item for arguments in roles.values() for a in arguments for item in a.items]
    starts = [start for start, _ in ranges] + [element.start]
    ends = [end for _, end in ranges] + [element.end]
    return min(starts), max(ends)


def verb_roles(structure: Structure, k: int) -> dict[str, list[Argument]]:
    """Return the roles of the verb group at `k`, the passive turned round."""
    group = structure.verb(k)
    roles: dict[str, list[Argument]] = defaultdict(list)
    subject = structure.subject(k)
    if subject is not None:
        roles["patient" if group.passive else "agent"].append(argument(structure, subject))
    _add_relative(structure, k, roles)
    _add_clitics(group, roles)
    for j, phrase in _right_field(structure, k):
        if j == subject or is_temporal(phrase) or structure.names_parties_of_event(j, k):
            continue
        if _tells_who_says(structure, j) or _completes_adjective(phrase):
            continue
        role = phrase.preposition or "patient"
        if role == "par" and group.passive:
            role = "agent"
        roles[role].append(argument(structure, j))
        partitive = is_partitive(phrase) and not _is_proper(structure, j)
        if partitive and not group.passive and _first_bare(structure, k, j):
            roles["patient"].append(argument(structure, j))
    _add_shared_object(structure, k, roles)
    if subject is not None and group.form in {"finite", "participle"}:
        _add_between(structure, subject, k, roles)
    if subject is not None and group.form == "finite":
        _add_fronted(structure, subject, roles)
        _add_cleft(structure, subject, roles)
    _add_infinitive(structure, k, roles)
    _add_clause(structure, k, roles)
    _add_of_described(structure, k, roles)
    if group.form == "infinitive" and not roles["patient"]:
        _add_relative_of_governor(structure, k, roles)
    roles["author"] += [Argument(a.authors) for held in roles.values() for a in held if a.authors]
    return {role: held for role, held in roles.items() if held}


def _add_of_described(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Add who has, made or sends the thing that the verb at `k` describes."""
    thing = _described(structure, k)
    if thing is None:
        return
    _add_holder(structure, thing, k, roles)
    _add_maker(structure, thing, roles)
    if structure.verb(k).lemma in grammar().bound and not roles["agent"]:
        _add_sender(structure, thing, roles)


def _tells_who_says(structure: Structure, j: int) -> bool:
    """Tell whether the phrase at `j` is "selon une note", or "des services" right after it."""
    phrase = structure.elements[j]
    while isinstance(phrase, Phrase) and phrase.preposition == "de":
        j -= 1
        phrase = structure.elements[j]
    return isinstance(phrase, Phrase) and phrase.preposition in grammar().telling


def _completes_adjective(phrase: Phrase) -> bool:
    """Tell whether "à" goes with the adjective before it ("des groupes hostiles à X")."""
    before = phrase.head.doc.tokens[phrase.start - 1] if phrase.start else None
    if before is None or phrase.preposition != "à" or before.pos_ != "ADJ":
        return False
    return before.lemma_.lower() in grammar().governing


def _described(structure: Structure, k: int) -> int | None:
    """Return the thing that the participle at `k`, or the relative clause of the verb at `k`, says more of."""
    group = structure.verb(k)
    if group.form == "participle":
        return structure.antecedent(k, group.head)
    opener = structure.relative_of(k) if group.form == "finite" else None
    if opener is None or structure.elements[opener].head.lower_ not in THAT:
        return None
    return structure.antecedent(opener, structure.elements[opener].head)


def _is_proper(structure: Structure, j: int) -> bool:
    """Tell whether "du" or "de la" stands before the name of an actor ("exige du Japon")."""
    phrase = structure.elements[j]
    first = phrase.head.doc[phrase.start].lower_
    return first != "des" and structure.names_actor(j)


def _add_shared_object(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Add the object that the verb at `k` shares with the one coordinated to it ("critique et menace Y")."""
    if structure.verb(k).passive or "patient" in roles:
        return
    match structure.elements[k + 1 : k + 3]:
        case [Mark(kind="conjunction"), VerbGroup(passive=False, reflexive=False) as other]:
            same = other.form == structure.verb(k).form and not other.clitics
        case _:
            return
    if not same or structure.subject(k) != structure.subject(k + 2):
        return
    for j, phrase in structure.following(k + 2):
        if phrase.preposition is None and not is_temporal(phrase):
            roles["patient"].append(argument(structure, j))
            return


def _right_field(structure: Structure, k: int) -> Iterator[tuple[int, Phrase]]:
    """Yield what follows the verb at `k`; what the last of several joined verbs has goes with each."""
    other = structure.sharing(k)
    while other is not None and structure.sharing(other) is not None:
        other = structure.sharing(other)
    yield from structure.following(k if other is None else other)


def _first_bare(structure: Structure, k: int, j: int) -> bool:
    """Tell whether only receivers and times stand between the verb at `k` and the phrase at `j`."""
    between = structure.elements[k + 1 : j]
    return all(
        isinstance(e, Phrase) and (e.preposition in _RECEIVERS or is_temporal(e)) for e in between
    )


def _add_holder(structure: Structure, thing: int, k: int, roles: dict[str, list[Argument]]) -> None:
    """Add who has the thing that the verb at `k` describes ("X utilise des drones livrés par Y")."""
    phrase = structure.elements[thing]
    verb = structure.governor(thing)
    with_it = isinstance(phrase, Phrase) and phrase.preposition in grammar().means
    if verb is None and with_it:
        verb = structure.clause_verb_after(k)
    if verb is None or not (with_it or structure.verb(verb).lemma in grammar().holding):
        return
    _add_subject(structure, verb, roles["holder"])


def _add_maker(structure: Structure, thing: int, roles: dict[str, list[Argument]]) -> None:
    """Add whose the thing is that is described behind its verb ("X a lancé une offensive que Y condamne")."""
    verb = structure.governor(thing)
    if verb is None or structure.verb(verb).passive:
        return
    if structure.verb(verb).lemma not in grammar().authorship or _behind_object(
        structure, verb, thing
    ):
        return
    _add_subject(structure, verb, roles["author"])


def _add_sender(structure: Structure, thing: int, roles: dict[str, list[Argument]]) -> None:
    """Add who sends the thing that is bound for somebody ("X expédie des obus destinés à Y")."""
    verb = structure.governor(thing)
    if verb is None or structure.verb(verb).passive:
        return
    if structure.verb(verb).lemma not in grammar().sending:
        return
    before = structure.elements[verb - 1] if verb else None
    caused = isinstance(before, VerbGroup) and before.lemma == "faire"
    _add_subject(structure, verb - 1 if caused else verb, roles["agent"])


def _add_subject(structure: Structure, verb: int, held: list[Argument]) -> None:
    """Add the subject of a verb to what a role holds."""
    subject = structure.subject(verb)
    if subject is not None:
        held.append(argument(structure, subject))


def _behind_object(structure: Structure, verb: int, thing: int) -> bool:
    """Tell whether the phrase at `thing` is none that the verb has as its object, or specifies it."""
    bare = [
        j
        for j, phrase in structure.following(verb)
        if j <= thing and not is_temporal(phrase) and phrase.preposition in {None, "de"}
        if phrase.preposition is None or is_partitive(phrase)
    ]
    return len(bare) != 1


def _add_between(
    structure: Structure, subject: int, k: int, roles: dict[str, list[Argument]]
) -> None:
    """Add the complements that stand between the subject and the verb at `k`."""
    for j in range(subject + 1, k):
        between = structure.elements[j]
        if isinstance(between, VerbGroup):
            return
        if isinstance(between, Mark) and between.kind == "relative":
            return
        if not isinstance(between, Phrase) or is_temporal(between):
            continue
        if between.preposition and between.preposition != "de":
            roles[between.preposition].append(argument(structure, j))


def _add_fronted(structure: Structure, subject: int, roles: dict[str, list[Argument]]) -> None:
    """Add the complements that a comma parts from the subject ("Par l'entremise d'Oman, X et Y ...")."""
    before = structure.elements[subject - 1] if subject else None
    if not isinstance(before, Mark) or before.kind != "comma":
        return
    for j in range(subject - 2, -1, -1):
        fronted = structure.elements[j]
        if isinstance(fronted, VerbGroup) or (
            isinstance(fronted, Mark) and fronted.kind != "comma"
        ):
            return
        if isinstance(fronted, Phrase) and fronted.preposition is None:
            return
        opens = j == 0 or isinstance(structure.elements[j - 1], Mark)
        if opens and isinstance(fronted, Phrase) and fronted.preposition in grammar().fronted:
            where = fronted.head.doc[fronted.start].lower_ in _IN_STATE
            roles["dans" if where else fronted.preposition].append(argument(structure, j))


def _add_cleft(structure: Structure, subject: int, roles: dict[str, list[Argument]]) -> None:
    """Add what "c'est" puts in front ("C'est par l'entremise d'Oman que X et Y communiquent")."""
    before = structure.elements[subject - 1] if subject else None
    if not isinstance(before, Mark) or before.head.lower_ not in THAT:
        return
    for j in range(subject - 2, -1, -1):
        stressed = structure.elements[j]
        if isinstance(stressed, Phrase) and stressed.preposition in grammar().fronted:
            copula = structure.elements[j - 1] if j else None
            if isinstance(copula, VerbGroup) and copula.lemma in grammar().copulas:
                roles[stressed.preposition].append(argument(structure, j))
            return
        if not isinstance(stressed, Phrase):
            return


def _add_relative_of_governor(
    structure: Structure, k: int, roles: dict[str, list[Argument]]
) -> None:
    """Give an infinitive without object that of its relative clause ("que X a promis de livrer")."""
    governor = structure.governor(k)
    if governor is not None and structure.verb(governor).form == "finite":
        _add_relative(structure, governor, roles)


def _add_infinitive(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Add the infinitive that the verb at `k` governs, with each of its phrases, as role "infinitive"."""
    for j in range(k + 1, len(structure.elements)):
        element = structure.elements[j]
        if isinstance(element, Mark):
            return
        if isinstance(element, VerbGroup):
            if element.form != "infinitive":
                return
            after = structure.elements[j + 1] if j + 1 < len(structure.elements) else None
            if element.lemma == "faire" and isinstance(after, VerbGroup):
                continue
            items = ((element.start, element.end),)
            held = [phrase.items for _, phrase in structure.following(j)]
            roles["infinitive"] += [Argument(items, phrase) for phrase in held] or [Argument(items)]
            return


def _add_clause(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Add the subject of the clause that "que" opens behind the verb at `k`, as role "que"."""
    opened = False
    for j in range(k + 1, len(structure.elements)):
        element = structure.elements[j]
        if isinstance(element, Mark):
            if opened or element.kind != "subordinator" or element.head.lower_ not in THAT:
                return
            opened = True
        elif isinstance(element, VerbGroup):
            subject = structure.subject(j) if opened and element.form == "finite" else None
            if subject is not None and subject > k:
                roles["que"].append(argument(structure, subject))
            return


def is_partitive(phrase: Phrase) -> bool:
    """Tell whether "du", "des" or "de la" may be the article of an object ("partage du renseignement")."""
    words = [t.lower_ for t in phrase.head.doc.tokens[phrase.start : phrase.start + 2]]
    return phrase.preposition == "de" and (
        words[0] in {"du", "des"} or words[1:] in (["la"], ["l'"], ["l’"])
    )


def _add_relative(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    opener = structure.relative_of(k)
    if opener is None or structure.verb(k).form != "finite":
        return
    word = structure.elements[opener].head.lower_
    preposition = structure.preposition_before(opener)
    if preposition is None and word not in {"que", "qu'", "qu’", "où"}:
        return
    antecedent = structure.antecedent(opener, structure.elements[opener].head)
    if antecedent is not None:
        role = "dans" if word == "où" else preposition or "patient"
        roles[role].append(argument(structure, antecedent))
    while word == "dont" and antecedent is not None and antecedent >= 0:
        head = structure.elements[antecedent]
        if not isinstance(head, Phrase):
            return
        roles["dont"].append(argument(structure, antecedent))
        antecedent = antecedent - 1 if head.preposition == "de" else None


def _add_clitics(group: VerbGroup, roles: dict[str, list[Argument]]) -> None:
    for clitic in group.clitics:
        word = clitic.lower_
        place = Argument(((clitic.i, clitic.i + 1),))
        if word in _DATIVES:
            roles["à"].append(place)
        elif word in _ACCUSATIVES:
            roles["patient"].append(place)
        elif word in _SPEAKERS:
            roles["à"].append(place)
            roles["patient"].append(place)
        elif word == "en":
            roles["de"].append(place)
        elif word == "y":
            roles["dans"].append(place)


def argument(structure: Structure, k: int) -> Argument:
    """Return the phrase at `k` as an argument, with the "de" phrases that follow it directly."""
    phrase = structure.elements[k]
    if not isinstance(phrase, Phrase):
        raise TypeError(f"element {k} is no phrase")
    complements = list(_owner(structure, k))
    end = k + 1
    for element in structure.elements[k + 1 :]:
        if not isinstance(element, Phrase) or element.preposition != "de":
            break
        if phrase.preposition == "à" and phrase.head.text[0].isupper() and is_partitive(element):
            break  # "fourni au M23 des drones"
        complements += element.items
        end += 1
    return Argument(phrase.items, tuple(complements), _authors(structure, end))


def _owner(structure: Structure, k: int) -> tuple[tuple[int, int], ...]:
    """Return whose the phrase at `k` is that "dont" stands before ("Israël, dont l'aviation a frappé X")."""
    before = structure.elements[k - 1] if k else None
    if not isinstance(before, Mark) or before.head.lower_ != "dont":
        return ()
    owner = structure.antecedent(k - 1, before.head)
    phrase = structure.elements[owner] if owner is not None else None
    return phrase.items if isinstance(phrase, Phrase) else ()


def _authors(structure: Structure, k: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the "par" phrase of the participle at `k` that tells whose a thing is."""
    participle = structure.elements[k] if k < len(structure.elements) else None
    if not isinstance(participle, VerbGroup) or participle.form != "participle":
        return ()
    if participle.lemma not in grammar().authorship:
        return ()
    for _, phrase in structure.following(k):
        if phrase.preposition == "par":
            return phrase.items
        if not is_oblique(phrase):
            break
    return ()


def noun_predicate(structure: Structure, k: int, noun: Token) -> Predicate:
    """Return the predicate of `noun`, which stands in the phrase at element `k`."""
    phrase = structure.elements[k]
    if not isinstance(phrase, Phrase):
        raise TypeError(f"element {k} is no phrase")
    roles = _noun_roles(structure, k, noun)
    support = support_of(structure, _classified(structure, k)) or _occasion(structure, k)
    verb = None
    if support is not None:
        if support.use in {"plain", "inverse", "asking", "happening"}:
            verb = structure.verb(support.verb).bearer
        if support.use != "owning" or not _has_doer(structure, k, roles):
            _lend(structure, support, roles, k)
    else:
        _impute(structure, k, roles)
        roles["participant"] += _participant(structure, k)
        _take_part(structure, k, roles)
    if "entre" not in roles:
        roles["entre"] += _parties_behind(structure, k)
    bears = noun.lemma_.lower() in grammar().bearing
    bearer = _equated(structure, k)
    if bears:
        bearer = first_of(bearer, _bearer(structure, k), _equating(structure, k))
    if bearer is not None:
        roles["agent"].insert(0, argument(structure, bearer))
    construction = "bare noun" if support is None else "noun with a verb"
    extent = _extent(phrase, roles)
    return Predicate(noun, verb, noun.lemma_.lower(), "noun", roles, extent, construction)


def _parties_behind(structure: Structure, k: int) -> list[Argument]:
    """Return the parties that stand behind the verb of which the noun is the subject ("ont repris entre X et Y")."""
    for j in range(k + 1, len(structure.elements)):
        element = structure.elements[j]
        if isinstance(element, VerbGroup):
            if element.form != "finite" or structure.subject(j) != k:
                return []
            behind = structure.following(j)
            return [argument(structure, i) for i, phrase in behind if phrase.preposition == "entre"]
    return []


def _classified(structure: Structure, k: int) -> int:
    """From "de négociations" go to the phrase that counts it ("un second tour")."""
    phrase, before = structure.elements[k], structure.elements[k - 1] if k else None
    if not (isinstance(phrase, Phrase) and isinstance(before, Phrase)):
        return k
    counted = phrase.preposition == "de" and before.head.lemma_.lower() in grammar().classifiers
    return k - 1 if counted else k


def _has_doer(structure: Structure, k: int, roles: Roles) -> bool:
    """Tell whether the noun at `k` names itself who does it ("toute livraison d'armes" does not)."""
    if any(roles.get(role) for role in ("agent", "par", "possessive")):
        return True
    if any(role == "de" and structure.names_actor(j) for j, role in _noun_field(structure, k)):
        return True
    doc = structure.elements[k].head.doc
    beside = (
        doc[i]
        for a in roles.get("adjective", ())
        for start, end in a.items
        for i in range(start, end)
    )
    return any(token.lower_ in nationalities() for token in beside)


def _equated(structure: Structure, k: int) -> int | None:
    """Return the subject of the copula that the bare phrase at `k` completes ("X est l'allié de Y")."""
    phrase, before = structure.elements[k], structure.elements[k - 1] if k else None
    if not isinstance(before, VerbGroup):
        return None
    if before.lemma not in grammar().copulas and not (
        before.passive and before.lemma in grammar().appointing
    ):
        return None
    bare = isinstance(phrase, Phrase) and phrase.preposition is None
    return structure.subject(k - 1) if bare else None


def _equating(structure: Structure, k: int) -> int | None:
    """Return what the copula says that the noun at `k`, its subject, is ("le fournisseur de X est Y")."""
    for j in range(k + 1, len(structure.elements) - 1):
        verb, after = structure.elements[j], structure.elements[j + 1]
        if not isinstance(verb, VerbGroup):
            continue
        equates = verb.lemma in grammar().copulas and structure.subject(j) == k
        bare = isinstance(after, Phrase) and after.preposition is None
        return j + 1 if equates and bare else None
    return None


def _bearer(structure: Structure, k: int) -> int | None:
    """Return the phrase to which the one at `k` stands in apposition."""
    elements = structure.elements
    phrase, before = elements[k], elements[k - 1] if k else None
    if not isinstance(phrase, Phrase) or phrase.preposition is not None:
        return None
    if before is None or (isinstance(before, Mark) and before.kind == "stop"):
        return structure.first_after_comma(k)
    j = k - 2
    while isinstance(before, Mark) and before.kind == "comma" and j >= 0:
        described = elements[j]
        if not isinstance(described, Phrase):
            return None
        if described.preposition is None:
            return j
        j -= 1
    return None


def _occasion(structure: Structure, k: int) -> Support | None:
    """Return the verb whose participants are those of the event ("lors d'une réunion")."""
    phrase = structure.elements[k]
    if not isinstance(phrase, Phrase) or phrase.preposition not in grammar().occasions:
        return None
    before = structure.governor(k)
    return Support(before, "plain") if before is not None else None


def _take_part(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Give the noun at `k` the subject of the clause that it is a circumstance of.

    It takes part in the event ("après une rencontre avec X, Y ..."), or the act bears down on it
    ("sous la pression de X, Y ...").
    """
    phrase = structure.elements[k]
    if not isinstance(phrase, Phrase) or phrase.preposition is None:
        return
    role = _as_circumstance(phrase)
    if role is None:
        return
    verb = first_of(structure.governor(k), structure.clause_verb_after(k))
    subject = structure.subject(verb) if verb is not None else None
    if subject is not None and subject != k:
        roles[role].append(argument(structure, subject))


def _as_circumstance(phrase: Phrase) -> str | None:
    """Return the role that the subject has in the circumstance `phrase`, if it has one."""
    if phrase.preposition in grammar().sequels:
        return "attendant"
    return "faced" if phrase.preposition in grammar().pressures else None


def _participant(structure: Structure, k: int) -> list[Argument]:
    """Return who does what is done "avec l'appui de X", "à la demande de X", at element `k`; none or one."""
    phrase = structure.elements[k]
    if not isinstance(phrase, Phrase) or phrase.preposition not in grammar().circumstances:
        return []
    verbs = [
        j
        for j, element in enumerate(structure.elements)
        if isinstance(element, VerbGroup) and element.form != "participle"
    ]
    before = [j for j in verbs if j < k]
    governor = before[-1] if before else next(iter(verbs), None)
    if governor is None:
        return []
    agents: Sequence[Argument] = ()
    if structure.verb(governor).passive:
        agents = verb_roles(structure, governor).get("agent", ())
    elif (subject := structure.subject(governor)) is not None:
        agents = [argument(structure, subject)]
    return list(agents)[:1]


def _noun_roles(structure: Structure, k: int, noun: Token) -> dict[str, list[Argument]]:
    roles: dict[str, list[Argument]] = defaultdict(list)
    phrase = structure.elements[k]
    item = next((i for i in phrase.items if i[0] <= noun.i < i[1]), (phrase.start, phrase.end))  # type: ignore[union-attr]
    beside: list[tuple[int, int]] = []
    for token in noun.doc[item[0] : item[1]]:
        if token.i == noun.i:
            continue
        if "Yes" in token.morph.get("Poss", []):
            roles["possessive"].append(Argument(((token.i, token.i + 1),)))
        elif not token.is_punct and (token.i > noun.i or token.pos_ in {"ADJ", "PROPN"}):
            beside.append((token.i, token.i + 1))
    if beside:
        roles["adjective"].append(Argument(tuple(beside)))
    for j, role in _noun_field(structure, k):
        roles[role].append(argument(structure, j))
    _add_infinitive_of_noun(structure, k, roles)
    before = structure.elements[k - 1] if k else None
    if isinstance(before, Mark) and before.head.lower_ == "dont":
        owner = structure.antecedent(k - 1, noun)
        near = structure.antecedent(k - 1, before.head)
        roles["de"] += [
            argument(structure, j) for j in dict.fromkeys((near, owner)) if j is not None
        ]
    return roles


def _add_infinitive_of_noun(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Add the infinitive that the noun at `k` governs, with its phrases ("le refus de X de parler à Y")."""
    if structure.elements[k].head.lemma_.lower() not in grammar().control_nouns:
        return
    j = k + 1
    while j < len(structure.elements) and isinstance(structure.elements[j], Phrase):
        j += 1
    element = structure.elements[j] if j < len(structure.elements) else None
    if isinstance(element, VerbGroup) and element.form == "infinitive":
        held = tuple(item for _, phrase in structure.following(j) for item in phrase.items)
        roles["infinitive"].append(Argument(((element.start, element.end),), held))


def _noun_field(structure: Structure, k: int) -> list[tuple[int, str]]:
    """Return (index, role) of the complements of the noun phrase at `k`, on through a participle."""
    found: list[tuple[int, str]] = []
    j = k + 1
    passed_participle = False
    while j < len(structure.elements):
        element = structure.elements[j]
        closing = _parenthesis_end(structure, j)
        if closing is not None:
            j = closing
            continue
        if isinstance(element, Phrase):
            if element.preposition is None or structure.names_parties_of_event(j, k):
                break
            by = element.preposition == "par"
            found.append((j, "agent" if by and passed_participle else element.preposition))
        elif isinstance(element, VerbGroup):
            if element.form != "participle" or element.lemma not in _passed():
                break
            passed_participle = True
        elif not _continues_noun(structure, j, found):
            break
        j += 1
    return found


@cache
def _passed() -> frozenset[str]:
    """Return the verbs whose participle may part a noun from its complements."""
    return frozenset((*light_verbs().verbs, *light_verbs().qualifying))


def _parenthesis_end(structure: Structure, j: int) -> int | None:
    """Return where the noun goes on that commas at `j` interrupt ("la rencontre, lundi à Riyad, de X et de Y")."""
    elements = structure.elements
    comma = elements[j]
    if not isinstance(comma, Mark) or comma.kind != "comma":
        return None
    for i in range(j + 1, min(j + _ASIDE, len(elements) - 1)):
        inside = elements[i]
        if isinstance(inside, Mark) and inside.kind == "comma":
            after = elements[i + 1]
            on = isinstance(after, Phrase) and after.preposition in _NOUN_TAKES
            dated = i == j + 2 and isinstance(after, Phrase)
            return i + 1 if i > j + 1 and (on or dated) else None
        described = isinstance(inside, VerbGroup) and inside.form == "participle" and i == j + 1
        if not described and not (isinstance(inside, Phrase) and _is_aside(inside, i - j)):
            return None
    return None


def _is_aside(phrase: Phrase, place: int) -> bool:
    """Tell whether a phrase between commas says when, where or by whom."""
    return is_temporal(phrase) or (place > 1 and phrase.preposition in {"à", "en", "dans", "par"})


def _continues_noun(structure: Structure, j: int, found: list[tuple[int, str]]) -> bool:
    mark, after = structure.elements[j], structure.elements[j + 1 : j + 2]
    if not isinstance(mark, Mark) or not after or not isinstance(after[0], Phrase):
        return False
    preposition = after[0].preposition
    if mark.kind == "conjunction":
        return preposition is not None
    return mark.kind == "comma" and preposition in {role for _, role in found}


def _impute(structure: Structure, k: int, roles: dict[str, list[Argument]]) -> None:
    """Give a noun as agent the one to whom a verb imputes it ("imputer à X la livraison")."""
    governor = structure.governor(k)
    if governor is None or structure.verb(governor).lemma not in grammar().imputing:
        return
    for j in range(governor + 1, k):
        element = structure.elements[j]
        if isinstance(element, Phrase) and element.preposition == "à":
            roles["agent"].append(argument(structure, j))


def _lend(structure: Structure, support: Support, roles: dict[str, list[Argument]], k: int) -> None:
    """Add the light verb's roles to the noun's own, its object being the noun itself."""
    own = argument(structure, k).items
    renamed = _LENT_AS.get(support.use, {})
    for role, arguments in verb_roles(structure, support.verb).items():
        for filler in arguments:
            if filler.items == own or role == "patient":
                continue
            target = renamed.get(role, role)
            if filler not in roles[target]:
                roles[target].append(filler)
