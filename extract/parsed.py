"""What did the parser say? Its words, tags and tree in plain objects that are quick to ask again and again.

spaCy's own tokens look every string up anew; the layers above ask each word dozens of times. The
names are spaCy's, and mean what they mean there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, overload
from unicodedata import category

import spacy.tokens

if TYPE_CHECKING:
    from extract.clauses.cut import Clauses

_ATTRIBUTES: list[int | str] = ["IDX", "ORTH", "LEMMA", "POS", "DEP", "MORPH", "SENT_START", "HEAD"]


class Morphology:
    """The features of a word's form."""

    __slots__ = ("_values",)

    def __init__(self, features: str) -> None:
        """Read "Gender=Fem|Number=Plur"."""
        pairs = (feature.split("=") for feature in features.split("|") if "=" in feature)
        self._values = {name: tuple(values.split(",")) for name, values in pairs}

    def get(self, name: str, default: Sequence[str] = ()) -> Sequence[str]:
        """Return the values of the feature `name`, in general one or none."""
        return self._values.get(name, default)

    def replaced(self, name: str, value: str) -> "Morphology":
        """Return the same features but for `name`."""
        changed = Morphology("")
        changed._values = {**self._values, name: (value,)}
        return changed


_morphology = cache(Morphology)
_APOSTROPHES = str.maketrans("’ʼ", "''")


class Token:
    """A word or sign. `i` is its place in the passage, `idx` that of its first character.

    `low` is the word in lower case, its apostrophe straight.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "lemma_",
        "low",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "text",
    )

    doc: "Doc"
    head: "Token"
    sent: "Span"

    def __init__(self, i: int, idx: int, text: str, tags: tuple[str, str, str, str]) -> None:
        """Hold a word with its lemma, part of speech, dependency and features ("Number=Plur").

        The tree and the parser's sentence, `sent`, are set by `Doc`.
        """
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = text.lower()
        self.low = self.lower_ if text.isascii() else self.lower_.translate(_APOSTROPHES)
        self.lemma_, self.pos_, self.dep_, features = tags
        self.morph = _morphology(features)
        self.children: list[Token] = []

    def __repr__(self) -> str:
        """Return the word itself."""
        return self.text

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.text)

    @property
    def is_punct(self) -> bool:
        """Tell whether it is made of punctuation alone."""
        return all(category(character).startswith("P") for character in self.text)

    @property
    def is_space(self) -> bool:
        """Tell whether it is white space."""
        return self.text.isspace()

    @property
    def is_upper(self) -> bool:
        """Tell whether all its letters are capitals."""
        return self.text.isupper()

    @property
    def lefts(self) -> list["Token"]:
        """Return the children before it."""
        return [child for child in self.children if child.i < self.i]

    @property
    def left_edge(self) -> "Token":
        """Return the first word of its subtree."""
        return min(self.subtree, key=lambda token: token.i)

    @property
    def right_edge(self) -> "Token":
        """Return the last word of its subtree."""
        return max(self.subtree, key=lambda token: token.i)

    @property
    def subtree(self) -> Iterator["Token"]:
        """Yield it and all that hangs on it, in no set order."""
        open_ = [self]
        while open_:
            token = open_.pop()
            yield token
            open_ += token.children

    def neighbour(self, distance: int) -> "Token | None":
        """Return the word so many places on, or None beyond the ends."""
        place = self.i + distance
        return self.doc.tokens[place] if 0 <= place < len(self.doc.tokens) else None

    def nbor(self, distance: int = 1) -> "Token":
        """Return the word so many places on.

        Raises:
            IndexError: there is none.
        """
        place = self.i + distance
        if place < 0:
            raise IndexError(place)
        return self.doc.tokens[place]


class Span:
    """Words of a passage from `start` to `end`, exclusive; `label_` is what a recogniser called them."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        """Hold the bounds, in tokens."""
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same words of the same passage."""
        if not isinstance(other, Span):
            return NotImplemented
        mine, others = (self.start, self.end, self.label_), (other.start, other.end, other.label_)
        return self.doc is other.doc and mine == others

    def __hash__(self) -> int:
        """Return the hash that goes with equality."""
        return hash((id(self.doc), self.start, self.end, self.label_))

    def __repr__(self) -> str:
        """Return the words."""
        return self.text

    def __len__(self) -> int:
        """Return the number of words."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Yield the words."""
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        """Return a word, or a part, counted from the span's own start."""
        if isinstance(at, int):
            place = self.end + at if at < 0 else self.start + at
            if not self.start <= place < self.end:
                raise IndexError(at)
            return self.doc.tokens[place]
        first, last, _ = at.indices(len(self))
        return Span(self.doc, self.start + first, self.start + max(first, last))

    @property
    def start_char(self) -> int:
        """Return the offset of the first character in the passage."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Return the offset after the last character in the passage."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Return the words as they are written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def lower_(self) -> str:
        """Return the words in lower case."""
        return self.text.lower()

    @property
    def root(self) -> Token:
        """Return the word nearest to the top of the tree, the first of several."""
        return min(self, key=_depth)


def _depth(token: Token) -> int:
    """Return how far it is to the top of the tree; a sign or a blank on which nothing hangs is last."""
    if not token.children and (token.is_punct or token.is_space):
        return len(token.doc)
    depth = 0
    while token.head is not token:
        token = token.head
        depth += 1
    return depth


class Doc:
    """A parsed passage. `ents` are the names that the model recognised.

    `clauses` is set once the actors are known, by `extract.clauses.cut`.
    """

    __slots__ = ("_starts", "clauses", "ents", "text", "tokens")

    clauses: "Clauses"

    def __init__(self, parsed: spacy.tokens.Doc, text: str | None = None) -> None:
        """Take over what the model found in a passage; `text` is what it was given, if that is at hand."""
        strings = parsed.vocab.strings
        self.text = parsed.text if text is None else text
        table = parsed.to_array(_ATTRIBUTES)
        rows = table.tolist()
        self.tokens = [
            Token(
                i,
                idx,
                strings[orth],
                (strings[lemma], strings[pos], strings[dep], strings[morph]),
            )
            for i, (idx, orth, lemma, pos, dep, morph, _, _) in enumerate(rows)
        ]
        self._starts = [token.idx for token in self.tokens]
        self._hang(table[:, -1].astype("int64").tolist() if rows else [])
        self._cut([row[-2] for row in rows])
        self.ents = [Span(self, ent.start, ent.end, ent.label_) for ent in parsed.ents]

    def _hang(self, distances: Sequence[int]) -> None:
        for token, distance in zip(self.tokens, distances, strict=True):
            token.doc = self
            token.head = self.tokens[token.i + distance]
            if token.head is not token:
                token.head.children.append(token)

    def _cut(self, starts: Sequence[int]) -> None:
        firsts = [i for i, start in enumerate(starts) if start == 1 or i == 0]
        for first, after in pairwise([*firsts, len(starts)]):
            sentence = Span(self, first, after)
            for token in sentence:
                token.sent = sentence

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        """Yield the words."""
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        """Return a word, or the span of a slice."""
        if isinstance(at, int):
            return self.tokens[at]
        first, last, _ = at.indices(len(self.tokens))
        return Span(self, first, max(first, last))

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """Return the words from character `start` to `end`; None where these cut a word in two.

        With the mode "expand", a word that is cut is taken whole.
        """
        first = max(bisect_right(self._starts, start) - 1, 0)
        if first < len(self.tokens) and self._starts[first] + len(self.tokens[first]) <= start:
            first += 1
        last = bisect_left(self._starts, end)
        if first >= last:
            return None
        span = Span(self, first, last)
        if alignment_mode == "strict" and (span.start_char != start or span.end_char != end):
            return None
        return span
