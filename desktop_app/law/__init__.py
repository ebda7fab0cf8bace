"""Dated rules, the working-day calendar and the reader of time phrases: pure functions."""
