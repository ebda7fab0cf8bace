"""Slips on screen: filling, preview, templates."""
