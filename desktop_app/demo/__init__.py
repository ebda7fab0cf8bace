"""A tour without a screen: the sample office's plans, tasks, books, deadlines, in a folder."""

from desktop_app.demo.tour import run_demo

__all__ = ["run_demo"]
