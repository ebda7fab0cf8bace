"""The form of one visit, made for the keyboard."""
