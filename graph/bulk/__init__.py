"""How does a whole archive get into an empty database at the speed of Neo4j's own import tool?"""
