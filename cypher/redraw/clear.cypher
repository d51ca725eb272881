// Takes out all derived edges of some relations, which __RELATIONS__ stands for.
MATCH (:Entity)-[edge:__RELATIONS__]->(:Entity)
DELETE edge
