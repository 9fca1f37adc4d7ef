"""How the texts of a page are looked at: phrases, terms, sentences, runs, structured data."""
