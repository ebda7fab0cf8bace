"""Pictures of the screens without a screen, for the demo, the self-test and the handbook."""

from ui.pictures.desk import tabs
from ui.pictures.grab import SIZE, grab, settle

__all__ = ["SIZE", "grab", "settle", "tabs"]
