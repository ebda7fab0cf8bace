"""A deadline told to a person: the sentence, the reasons, the days, the printed annex."""
