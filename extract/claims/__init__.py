"""From matches to claims: qualified, dated, counted, merged, scored."""
