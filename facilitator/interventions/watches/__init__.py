"""What is kept of a debate to decide on: one watch a matter."""
