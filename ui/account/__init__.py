"""The own account: the change of password."""
