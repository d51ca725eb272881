"""How fast is loading, against a hand-tuned `UNWIND … MERGE` that leaves the same graph?

    python bench/loading.py --rounds 3 1000 10000 100000

Both read the same records and write into the same emptied database, in turns; each figure is the median of the
rounds, in claims a second. `bare` leaves the reading of records out of what is done by hand, and not out of
recoupe's time; `again` is how many times faster the same archive is loaded a second time; `elements` counts the
nodes and relationships that recoupe writes in a second.
"""

import argparse
import io
from statistics import median

import by_hand
import corpus
from database import driver, elements, empty, timed
from neo4j import Session

from graph.dump import dump
from graph.intake import take_in
from graph.models import ArticleGraph

HEAD = ("claims", "by hand", "bare", "recoupe", "ratio", "to bare", "again", "elements", "same")
#: Above this many claims, comparing the graphs takes longer than loading them.
SAME_UP_TO = 100_000
LINE = "{:>8} {:>8} {:>8} {:>8} {:>6} {:>8} {:>6} {:>9} {:>5}"


def compare(session: Session, beside: Session, claims: int, rounds: int) -> str:
    """Return one line of the table, after checking that both ways leave the same graph."""
    lines = list(corpus.archive(claims))
    file = b"\n".join(lines)
    hand, bare, own, again = [], [], [], []
    for _ in range(rounds):
        empty(session)
        read = timed(lambda: by_hand.prepare([*map(ArticleGraph.model_validate_json, lines)]))
        hand.append(timed(lambda: by_hand.load(session, lines)))
        bare.append(hand[-1] - read)
        left = list(dump(session)) if claims <= SAME_UP_TO else None
        empty(session)
        own.append(timed(lambda: take_in(session, [io.BytesIO(file)], beside=beside)))
        same = left is None or list(dump(session)) == left
        again.append(timed(lambda: take_in(session, [io.BytesIO(file)], beside=beside)))
    return LINE.format(
        claims,
        f"{claims / median(hand):.0f}",
        f"{claims / median(bare):.0f}",
        f"{claims / median(own):.0f}",
        f"{median(h / o for h, o in zip(hand, own, strict=True)):.2f}",
        f"{median(b / o for b, o in zip(bare, own, strict=True)):.2f}",
        f"{median(o / a for o, a in zip(own, again, strict=True)):.0f}",
        f"{elements(session) / median(own):.0f}",
        ("-" if left is None else "yes") if same else "NO",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(LINE.format(*HEAD))
    with driver() as opened, opened.session() as session, opened.session() as beside:
        warm = list(corpus.archive(300))
        empty(session)
        by_hand.load(session, warm)  # the server compiles the plans of both
        empty(session)
        take_in(session, [io.BytesIO(b"\n".join(warm))])
        for claims in given.claims:
            print(compare(session, beside, claims, given.rounds), flush=True)


if __name__ == "__main__":
    main()
