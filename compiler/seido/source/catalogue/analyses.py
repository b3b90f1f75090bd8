"""S10xx: what the analyses find: what can never be met, what nothing uses, amounts that jump or turn negative."""
