"""Persons who come or write: what is asked of them, what is wrong with it, who came before."""
