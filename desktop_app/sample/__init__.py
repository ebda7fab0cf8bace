"""The sample office: a made-up commune with a filled year, for a first look at the program."""

from desktop_app.sample.office import (
    PASSWORD,
    SETUP,
    USER,
    create_sample,
    fill_more,
    open_sample,
    sample_of_today,
    what_is_left,
)

__all__ = [
    "PASSWORD",
    "SETUP",
    "USER",
    "create_sample",
    "fill_more",
    "open_sample",
    "sample_of_today",
    "what_is_left",
]
