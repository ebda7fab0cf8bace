"""Changing a plan: pure steps from one plan to the next, and the stack that undoes them."""
