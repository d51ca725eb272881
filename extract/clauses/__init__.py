"""Who does what to whom, voice-normalised: phrases, verb groups, predicates and their roles.

The dependency parser is often wrong about attachment in news; its tags are better. So sentences
are cut into phrases and verb groups by a finite-state cascade over the tags (Abney 1996, "Partial
parsing via finite-state cascades"), and roles are read off their order.
"""
