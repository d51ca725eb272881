"""Every Cypher statement of recoupe, as files."""
