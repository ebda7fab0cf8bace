"""The chairman's calendar on the screen."""
