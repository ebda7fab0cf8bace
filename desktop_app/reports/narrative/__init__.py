"""The words of a report: an outline, sentences drafted from figures, linked to them."""
