"""A report form as data; law packs bring forms too, so the law has their shape."""

from desktop_app.law.report_forms import Form, Identity, Item

__all__ = ["Form", "Identity", "Item"]
