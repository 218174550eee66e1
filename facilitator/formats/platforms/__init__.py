"""Exports of platforms for debates and opinions."""
