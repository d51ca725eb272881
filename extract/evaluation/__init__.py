"""How right is the extraction? Predictions against gold annotations."""
