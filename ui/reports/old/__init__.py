"""Figures of reports that were sent before the program came, to compare with."""
