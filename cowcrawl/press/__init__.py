"""Reading the press: what an article says happened, or will happen, to which coworking space, and how surely.

One way through: the article's text (`article`) → sentences, each with the events, names, places and numbers in it
(`sentence`) → spaces that sentences speak of (`spaces`) → claims with short quotes (`claims`).
"""
