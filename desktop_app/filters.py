"""The kinds of filter that a list can be narrowed by."""

from db.search import Between, Filters, Order

__all__ = ["Between", "Filters", "Order"]
