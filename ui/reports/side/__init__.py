"""What stands beside the table of a form: its checks, the records behind a figure."""
