"""First run, login, lock: everything before the desk is open."""
