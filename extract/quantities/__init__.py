"""How many? Numbers, their bounds and what they count."""

from extract.quantities.quantity import QuantityMention, quantities

__all__ = ["QuantityMention", "quantities"]
