"""What happens to a reading on its way to the claim store: validate, privacy, normalise, geocode, store, in this order.

Each is a pure function over a `Reading` and one small class that lets Scrapy call it. What a stage leaves out it says
in a `Reject` of the reading.
"""
