"""The case: from a proposed start to a decision in force, one proceeding for each subject."""
