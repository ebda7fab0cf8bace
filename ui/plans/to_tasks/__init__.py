"""Putting a plan into the checklist: the action and its page."""
