"""Lịch ngày nghỉ: a year at a glance, and the form that sets what a day is."""
