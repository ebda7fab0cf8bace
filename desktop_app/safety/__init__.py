"""Accounts and keys, backup, undo, proofs that nothing was lost."""
