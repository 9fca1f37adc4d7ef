-- The claim store. Documents and claims have content-derived identifiers, so storing one twice changes nothing.
-- A store of an older version is brought up to date by running this again: add tables and indexes, change none.
CREATE TABLE IF NOT EXISTS sources (
    source_id TEXT PRIMARY KEY,
    card TEXT NOT NULL               -- the source card as JSON, as it was at the last crawl
);
CREATE TABLE IF NOT EXISTS runs (
    run_id TEXT PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES sources (source_id),
    mode TEXT NOT NULL,              -- live, archive or sample
    started_at TEXT NOT NULL,
    finished_at TEXT,                -- null: still running, or cut off
    outcome TEXT,                    -- healthy, unhealthy or failed
    reason TEXT,
    n_documents INTEGER NOT NULL DEFAULT 0,
    n_read INTEGER NOT NULL DEFAULT 0,
    n_claims INTEGER NOT NULL DEFAULT 0,
    n_rejects INTEGER NOT NULL DEFAULT 0,
    cowcrawl_version TEXT
);
CREATE TABLE IF NOT EXISTS documents (
    document_id TEXT PRIMARY KEY,
    source_id TEXT NOT NULL REFERENCES sources (source_id),
    url TEXT NOT NULL,
    requested_url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    status INTEGER,
    content_type TEXT,
    size INTEGER,
    sha256 TEXT,
    kind TEXT NOT NULL,
    role TEXT,
    language TEXT,
    title TEXT,
    published_at TEXT,
    paywalled INTEGER NOT NULL DEFAULT 0,
    agency TEXT,
    sketch TEXT,                     -- of an article's text, by which copies of it are known
    warc_file TEXT,
    warc_offset INTEGER,
    first_seen TEXT,                 -- of healthy runs only
    last_seen TEXT,
    last_run_id TEXT REFERENCES runs (run_id)
);
CREATE INDEX IF NOT EXISTS documents_by_url ON documents (source_id, url);
CREATE TABLE IF NOT EXISTS claims (
    claim_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    subject INTEGER NOT NULL,        -- which of the document's subjects it is about
    field TEXT NOT NULL,
    value TEXT NOT NULL,             -- JSON
    unit TEXT,
    quote TEXT NOT NULL,
    context TEXT,                    -- JSON list
    locator TEXT NOT NULL,
    extractor TEXT NOT NULL,
    modality TEXT NOT NULL,
    position INTEGER NOT NULL,       -- reading order in the document
    first_run_id TEXT REFERENCES runs (run_id), -- first healthy run whose reader made it
    last_run_id TEXT REFERENCES runs (run_id)  -- last healthy run whose reader made it; null: never confirmed
);
CREATE INDEX IF NOT EXISTS claims_by_document ON claims (document_id, position);
CREATE TABLE IF NOT EXISTS aggregates (            -- what documents count and measure themselves
    aggregate_id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    subject TEXT NOT NULL,
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    unit TEXT,
    date TEXT,
    quote TEXT NOT NULL,
    locator TEXT NOT NULL,
    position INTEGER NOT NULL,       -- reading order in the document
    last_run_id TEXT REFERENCES runs (run_id)  -- last healthy run whose reader made it; null: never confirmed
);
CREATE INDEX IF NOT EXISTS aggregates_by_document ON aggregates (document_id, position);
CREATE TABLE IF NOT EXISTS mentions (
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    subject INTEGER NOT NULL,
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    precision TEXT NOT NULL,
    provider TEXT NOT NULL,
    PRIMARY KEY (document_id, subject)
);
CREATE TABLE IF NOT EXISTS pending (
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    document_id TEXT NOT NULL,
    claim_id TEXT NOT NULL,          -- a claim's or an aggregate's; '' for the document itself
    seen_at TEXT NOT NULL,
    PRIMARY KEY (run_id, document_id, claim_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rejects (
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    document_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    field TEXT,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    UNIQUE (run_id, document_id, stage, field, reason, detail)
);
CREATE TABLE IF NOT EXISTS validators (            -- what servers are asked with, so that they can answer that nothing has changed
    source_id TEXT NOT NULL REFERENCES sources (source_id),
    url TEXT NOT NULL,               -- the address as it was asked for
    document_id TEXT NOT NULL,       -- what it gave
    etag TEXT,
    last_modified TEXT,
    run_id TEXT NOT NULL REFERENCES runs (run_id),  -- the run that read it
    PRIMARY KEY (source_id, url)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS versions (              -- which document was the newest of its address, from which healthy run on
    source_id TEXT NOT NULL REFERENCES sources (source_id),
    url TEXT NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    PRIMARY KEY (source_id, url, run_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS judgements (  -- what people decided about pairs; a later one of a pair supersedes, none is deleted
    judgement_id TEXT PRIMARY KEY,
    "left" TEXT NOT NULL,            -- a mention's key or a space's identifier, as in the file
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('positive', 'negative', 'unsure')),
    judged_by TEXT NOT NULL,         -- a handle or a role, no person's name
    judged_at TEXT NOT NULL,
    reason TEXT
);
CREATE TABLE IF NOT EXISTS identifiers (  -- every identifier of a space that was ever given
    space_id TEXT PRIMARY KEY,
    mention TEXT NOT NULL,           -- key of the mention it was given for
    first_seen TEXT NOT NULL,        -- of that mention
    given_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS anchors ( -- the mentions that spaces were known by when they got their identifiers
    mention TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES identifiers (space_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS frontier (  -- the requests of runs that are not closed, and those that failed in the newest run of a source
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    number INTEGER NOT NULL,         -- in the order in which the addresses were found
    url TEXT NOT NULL,
    form TEXT NOT NULL,              -- page or sitemap
    priority INTEGER NOT NULL,
    told TEXT NOT NULL,              -- JSON: what the spider must know to ask for it
    outcome TEXT,                    -- null: waiting
    reason TEXT,
    PRIMARY KEY (run_id, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (     -- what the spiders of runs that are not closed must not forget
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    number INTEGER NOT NULL,
    what TEXT NOT NULL,
    told TEXT NOT NULL,              -- JSON list
    PRIMARY KEY (run_id, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tallies (   -- what each closed run counted
    run_id TEXT NOT NULL REFERENCES runs (run_id),
    what TEXT NOT NULL,              -- documents, claims, spaces, fields, formulas
    number INTEGER NOT NULL,
    PRIMARY KEY (run_id, what)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS diagnoses ( -- what closed runs without result failed of
    run_id TEXT PRIMARY KEY REFERENCES runs (run_id),
    failure TEXT NOT NULL            -- a word of the vocabulary of failures
);
CREATE TABLE IF NOT EXISTS moments ( -- when what a healthy run read became known
    run_id TEXT PRIMARY KEY REFERENCES runs (run_id),
    at TEXT NOT NULL                 -- the end of the run; of archives the time at which their newest page was fetched
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sightings ( -- healthy runs of one source, one after the other, that found something again
    item TEXT NOT NULL,              -- a document's or an aggregate's identifier
    first_run_id TEXT NOT NULL REFERENCES runs (run_id),
    last_run_id TEXT NOT NULL REFERENCES runs (run_id),
    PRIMARY KEY (item, first_run_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sightings_by_last ON sightings (last_run_id);
-- Of a store that did not keep them it is taken that all runs between the first and the last one found it.
INSERT OR IGNORE INTO sightings (item, first_run_id, last_run_id)
    SELECT document_id, ifnull((
        SELECT run_id FROM runs r WHERE r.source_id = d.source_id AND r.outcome = 'healthy'
          AND r.finished_at >= d.first_seen ORDER BY r.finished_at LIMIT 1), last_run_id), last_run_id
    FROM documents d WHERE last_run_id IS NOT NULL
    UNION ALL
    SELECT aggregate_id, last_run_id, last_run_id FROM aggregates WHERE last_run_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS discoveries ( -- what was decided on candidates for a card
    name TEXT NOT NULL,
    town TEXT,
    host TEXT,
    decision TEXT NOT NULL,          -- accepted or rejected
    reason TEXT NOT NULL,            -- of one that was accepted: the id of its card
    date TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS forgotten (  -- what people asked us to forget
    digest TEXT PRIMARY KEY,         -- of its kind and value (cowcrawl/forgotten.py)
    kind TEXT NOT NULL,              -- page, site, email or phone
    forgotten_at TEXT NOT NULL
) WITHOUT ROWID;
