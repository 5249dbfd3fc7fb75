"""The rooms behind :mod:`jixiao.scoring`: who gets how many points to win, how many are won, and what is to be said about it."""
