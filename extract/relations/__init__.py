"""Which relations do the predicates of an article evoke, between whom?"""
