"""How does recoupe run a Neo4j of its own, without Docker and without Java?"""
