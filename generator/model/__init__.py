"""The values that travel between the stages; nothing in here imports another part of the project."""
