"""The language of the project and its reading: model, fields, vocabulary, literals, extractors, settings, commands."""

__version__ = "0.1.0"
