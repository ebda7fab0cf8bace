"""A tour without a screen: the sample office's plans, tasks, deadlines and papers, in a folder."""

from desktop_app.demo.tour import run_demo

__all__ = ["run_demo"]
