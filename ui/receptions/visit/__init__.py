"""What is known of one kept visit, beside the list."""
