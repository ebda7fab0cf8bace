"""One file for each group of measures; a new file here is a new measure, nothing else."""
