"""Knowledge as data: relations, actors, cues, checked on load."""
