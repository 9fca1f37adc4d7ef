-- A gazetteer: streets and house numbers of one OpenStreetMap extract, under all their names. Written once, then only read.
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE municipalities (
    municipality_id INTEGER PRIMARY KEY,
    names TEXT NOT NULL,              -- JSON: by language; '' for the name without one
    postcodes TEXT NOT NULL           -- JSON list, as far as the extract says
);
CREATE TABLE streets (
    street_id INTEGER PRIMARY KEY,
    municipality_id INTEGER REFERENCES municipalities (municipality_id),
    latitude REAL NOT NULL,           -- of the point of the street that is nearest to its middle
    longitude REAL NOT NULL,
    reach REAL NOT NULL,              -- metres from there to its farthest end
    shape BLOB NOT NULL,              -- points along it, WKB, longitude before latitude
    postcodes TEXT NOT NULL,          -- JSON list, the codes of its houses, the most frequent first
    town TEXT                         -- what most of its houses name as their town
);
CREATE TABLE names (
    street_id INTEGER NOT NULL REFERENCES streets (street_id),
    language TEXT,
    name TEXT NOT NULL,
    form TEXT NOT NULL                -- its comparable form as one word
);
CREATE INDEX names_by_form ON names (form);
CREATE INDEX names_by_street ON names (street_id);
CREATE VIRTUAL TABLE forms USING fts5 (form, content='', tokenize='trigram');
CREATE TABLE houses (
    street_id INTEGER NOT NULL REFERENCES streets (street_id),
    number INTEGER NOT NULL,
    letter TEXT NOT NULL,             -- '' for none
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    postcode TEXT
);
CREATE INDEX houses_by_street ON houses (street_id, number);
