"""Who says it, is it denied, is it fact or plan? What qualifies a claim."""

from extract.qualifiers.discourse import Discourse
from extract.qualifiers.first_person import with_first_persons
from extract.qualifiers.predication import Predication, Qualification, Source
from extract.qualifiers.qualification import qualify
from extract.qualifiers.responses import respond

__all__ = [
    "Discourse",
    "Predication",
    "Qualification",
    "Source",
    "qualify",
    "respond",
    "with_first_persons",
]
