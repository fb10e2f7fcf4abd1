"""What each command prints, as text for the terminal and as JSON: ``as_text`` and ``as_json`` of each module."""
