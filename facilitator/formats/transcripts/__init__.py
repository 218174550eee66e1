"""What was said, written down: subtitles, meetings, sittings."""
