"""All measures: every file of the folder `measures` is loaded, so that a new one is one file."""

import functools
import importlib
import pkgutil
from collections.abc import Mapping

from desktop_app.reports.figures import measures
from desktop_app.reports.figures.measure import MEASURES, Measure


@functools.cache
def load_measures() -> Mapping[str, Measure]:
    """The measures by name."""
    for module in pkgutil.iter_modules(measures.__path__):
        importlib.import_module(f"{measures.__name__}.{module.name}")
    return MEASURES
