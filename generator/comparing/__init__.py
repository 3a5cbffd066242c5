"""What differs between two states of a project, told in terms of facts; imports the model alone."""
