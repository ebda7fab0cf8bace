"""The own office: departments, villages, officers and their signing capacity."""
