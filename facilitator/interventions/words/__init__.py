"""How a message is put."""
