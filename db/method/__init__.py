"""How the inventory was made and how good it is: `db.method.made` works it out; the site reads words and signs only."""
