"""Two plans side by side on the screen."""
