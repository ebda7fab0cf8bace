"""The sample office: a made-up commune with a filled year, for a first look at the program."""

from desktop_app.sample.office import PASSWORD, SETUP, USER, create_sample, open_sample

__all__ = ["PASSWORD", "SETUP", "USER", "create_sample", "open_sample"]
