"""The steps of a plan's life on the screen: submit, give back, issue, new versions, history."""
