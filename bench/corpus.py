"""Which archive do the benchmarks load? One that is made up, the same every time, shaped like a real one.

    python bench/corpus.py 100000 > archive.jsonl

Articles of the interchange form with as many claims as asked: a few actors are named far more than the
others (Zipf), new actors go on appearing (Heaps), an article makes one claim or thirty, one claim in eight
stands at a time or has a number. Offsets quote the text; lines are what `recoupe extract` would print.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from typing import Any

from graph import identity
from graph.models import Modality, Polarity, Stance
from ontology.relations import relations

Json = dict[str, Any]

SEED = 1
FIRST_DAY = date(2022, 1, 1)
ARTICLES_A_DAY = 40
MEAN_CLAIMS, MOST_CLAIMS = 8, 30
FILLING = "La situation restait confuse en fin de journée, et les chancelleries se taisaient. "
FILLED = 1_800
MATERIEL = ("drones", "missiles", "obus", "composants électroniques", "blindés")
MODALITIES = dict(zip(Modality, (70, 12, 8, 6, 4), strict=True))
STANCES = dict(zip(Stance, (70, 8, 15, 7), strict=True))
ATTRIBUTED, TIMED, COUNTED, NEGATIVE, EQUIPPED = 0.55, 0.3, 0.12, 0.05, 0.5


def archive(claims: int, more: int = 0) -> Iterator[bytes]:
    """Yield the lines of an archive with that many claims, then of as many `more` that follow it."""
    source = _Source(claims)
    number = 0
    for part in (claims, more):
        written = 0
        while written < part:
            wanted = min(source.length(), part - written)
            yield _Article(source, number).line(wanted)
            number, written = number + 1, written + wanted


def _cumulated(weights: list[float]) -> list[float]:
    return list(accumulate(weights))


class _Source:
    """Where the chances come from: who is named, what is said."""

    def __init__(self, claims: int) -> None:
        self.chance = random.Random(SEED)
        size = int(60 + 5 * claims**0.65)
        self.actors = [_actor(rank) for rank in range(size)]
        self.fame = _cumulated([1 / (rank + 2) for rank in range(size)])
        self.relations = sorted(relations())
        self.habit = _cumulated([1 / (rank + 3) for rank in range(len(self.relations))])

    def length(self) -> int:
        """Return how many claims an article makes."""
        return min(MOST_CLAIMS, 1 + int(self.chance.expovariate(1 / (MEAN_CLAIMS - 0.5))))

    def cast(self, claims: int) -> list[Json]:
        """Return the actors of an article, each once."""
        drawn = self.chance.choices(self.actors, cum_weights=self.fame, k=4 + claims)
        return list(
            {actor["id"]: actor for actor in (*drawn, self.actors[0], self.actors[1])}.values()
        )

    def relation(self) -> str:
        """Return the relation of a claim."""
        return self.chance.choices(self.relations, cum_weights=self.habit)[0]

    def one_of(self, weights: dict[Any, int]) -> Any:
        """Return one of the keys, by its weight."""
        return self.chance.choices(list(weights), weights=list(weights.values()))[0]

    def happens(self, probability: float) -> bool:
        """Tell whether something of that probability happens."""
        return self.chance.random() < probability


def _actor(rank: int) -> Json:
    kind, letter = (("Country", "P"), ("Organization", "O"), ("Person", "M"))[rank % 3]
    name = f"{letter}. Acteur {rank}"
    return {
        "id": f"{'org' if kind == 'Organization' else kind.lower()}:acteur-{rank}",
        "type": kind,
        "name": name,
        "code": f"X{rank}" if kind == "Country" else None,
        "aliases": [f"{name} dit {rank}"] if rank % 4 == 0 else [],
    }


@dataclass
class _Article:
    """An article that is being written."""

    source: _Source
    number: int
    text: str = ""
    mentions: dict[str, list[Json]] = field(default_factory=dict)
    named: dict[str, Json] = field(default_factory=dict)

    def line(self, claims: int) -> bytes:
        """Return the article with that many claims as JSON."""
        self.text = f"Titre {self.number}\n\n"
        cast = self.source.cast(claims)
        drafts: dict[identity.Key, Json] = {}
        while len(drafts) < claims:
            draft = self._claim(cast)
            drafts.setdefault(_key(draft), draft)
        self.text += FILLING * max(1, (FILLED - len(self.text)) // len(FILLING))
        identifier = f"sha256:{sha256(self.text.encode()).hexdigest()}"
        record = {
            "schema_version": 1,
            "extractor": "bench-1",
            "article": self._head(identifier),
            "entities": [
                {**self.named[key], "mentions": self.mentions[key]} for key in sorted(self.named)
            ],
            "claims": [
                {"id": identity.claim_id(identifier, key), **draft} for key, draft in drafts.items()
            ],
        }
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()

    def _head(self, identifier: str) -> Json:
        day = (FIRST_DAY + timedelta(days=self.number // ARTICLES_A_DAY)).isoformat()
        title = f"Titre {self.number}"
        return {
            "id": identifier,
            "title": title,
            "text": self.text,
            "language": "fr",
            "source": f"archive/{self.number:07}.txt",
            "outlet": f"Journal {self.number % 25}",
            "published": {"text": day, "start": day, "end": day, "vague": False},
            "paragraphs": [
                {"start": 0, "end": len(title), "kind": "title"},
                {"start": len(title) + 2, "end": len(self.text), "kind": "body"},
            ],
        }

    def _claim(self, cast: list[Json]) -> Json:
        source, chance = self.source, self.source.chance
        subject, object_, speaker = chance.sample(cast, 3)
        relation = source.relation()
        start = len(self.text)
        self._name(subject)
        self.text += f" aurait fait ({relation.lower()}) ce que l'on sait à "
        self._name(object_)
        counterpart = self._further(chance.choice(cast), " avec ", relation == "MEDIATES_BETWEEN")
        supplied = relation.startswith("TRANSFERS") and source.happens(EQUIPPED)
        instrument = self._further(_materiel(chance.choice(MATERIEL)), " en livrant des ", supplied)
        said = source.happens(ATTRIBUTED)
        teller = self._further(speaker, ", selon ", said)
        self.text += "."
        evidence = {"text": self.text[start:], "start": start, "end": len(self.text)}
        self.text += " "
        stance = source.one_of(STANCES)
        return {
            "relation": relation,
            "subject": subject["id"],
            "object": object_["id"],
            "counterpart": counterpart,
            "instrument": instrument,
            "title": None,
            "polarity": "negative" if source.happens(NEGATIVE) else "positive",
            "modality": str(source.one_of(MODALITIES)),
            "attributions": [{"source": teller, "stance": str(stance), "cue": "selon"}]
            if said
            else [],
            "time": self._time(),
            "quantity": self._quantity(),
            "evidence": [evidence],
            "confidence": round(0.4 + chance.randrange(50) / 100, 2),
            "rule": f"rule-{relation.lower()}",
            "reasons": ["verb", "voice"],
        }

    def _further(self, actor: Json, link: str, wanted: bool) -> str | None:
        if not wanted:
            return None
        self.text += link
        self._name(actor)
        return str(actor["id"])

    def _name(self, actor: Json) -> None:
        start = len(self.text)
        self.text += actor["name"]
        span = {"text": actor["name"], "start": start, "end": len(self.text)}
        self.named[actor["id"]] = actor
        self.mentions.setdefault(actor["id"], []).append(span)

    def _time(self) -> Json | None:
        if not self.source.happens(TIMED):
            return None
        back = self.source.chance.randrange(1, 40)
        day = (FIRST_DAY + timedelta(days=self.number // ARTICLES_A_DAY - back)).isoformat()
        return {"text": "ce jour-là", "start": day, "end": day, "vague": False}

    def _quantity(self) -> Json | None:
        if not self.source.happens(COUNTED):
            return None
        value = float(self.source.chance.randrange(2, 900))
        return {"text": f"environ {value:.0f}", "value": value, "unit": "drones", "bound": "about"}


def _key(claim: Json) -> identity.Key:
    ends = (claim[name] for name in ("relation", "subject", "object", "counterpart"))
    return identity.key(*ends, Polarity(claim["polarity"]), Modality(claim["modality"]))


def _materiel(name: str) -> Json:
    key = f"materiel:{name.replace(' ', '-')}"
    return {"id": key, "type": "Materiel", "name": name, "code": None, "aliases": []}


def main() -> None:
    for line in archive(int(sys.argv[1])):
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
