"""The built program tests itself on a book that is thrown away: `sodanchu self-test`.

Run after every build, and by whoever doubts an installation.
"""

from desktop_app.self_test.run import run_self_test

__all__ = ["run_self_test"]
