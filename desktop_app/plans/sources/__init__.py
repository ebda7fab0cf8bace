"""The three kinds of file a plan comes in, read into one form."""

from desktop_app.plans.sources.reading import read_source

__all__ = ["read_source"]
