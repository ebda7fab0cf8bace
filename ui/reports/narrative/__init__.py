"""The words of a report on screen: outline, text with linked figures, hints beside it."""
