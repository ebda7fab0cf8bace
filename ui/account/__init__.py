"""The own account: change of password, further users."""
