"""The Tasks tab: the list, one task with its work, the form, views and bulk actions."""
