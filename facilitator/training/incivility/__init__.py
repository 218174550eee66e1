"""The incivility model learned."""
