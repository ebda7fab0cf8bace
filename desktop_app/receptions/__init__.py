"""The reception book (Mẫu 03/TCD) and the chairman's reception days."""
