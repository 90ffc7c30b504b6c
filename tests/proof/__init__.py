"""Proof by defect: backends that are done, and mutants of them with one seeded defect each."""
