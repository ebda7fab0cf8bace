"""The steps of a case: what each of them asks for, and the one dialog that asks it."""
