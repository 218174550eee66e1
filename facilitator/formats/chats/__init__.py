"""Chats saved by the applications people hold them in."""
