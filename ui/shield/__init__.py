"""Opening a sealed identity on screen, and what is withheld from paper."""
