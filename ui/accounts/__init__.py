"""Accounts and rights on screen."""
