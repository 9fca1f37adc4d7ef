"""The longer SQL statements of the claim store: what closing a run confirms, and what is asked of open runs."""

from __future__ import annotations

SEEN_UNCHANGED = """
    INSERT OR IGNORE INTO pending (run_id, document_id, claim_id, seen_at)
    SELECT :run_id, document_id, '', :seen_at FROM documents WHERE document_id = :document_id
    UNION ALL
    SELECT :run_id, c.document_id, c.claim_id, :seen_at FROM claims c JOIN documents d USING (document_id)
    WHERE document_id = :document_id AND c.last_run_id = d.last_run_id
    UNION ALL
    SELECT :run_id, a.document_id, a.aggregate_id, :seen_at FROM aggregates a JOIN documents d USING (document_id)
    WHERE document_id = :document_id AND a.last_run_id = d.last_run_id
"""
FORGET_LISTS = """
    DELETE FROM validators WHERE run_id = ? AND document_id IN (
        SELECT document_id FROM documents WHERE role IN ('feed', 'sitemap', 'section', 'search', 'home'))
"""
NEVER_BEGUN = """
    DELETE FROM runs WHERE finished_at IS NULL AND n_documents = 0
      AND NOT EXISTS (SELECT 1 FROM frontier f WHERE f.run_id = runs.run_id)
"""
OPEN_RUNS = """
    SELECT run_id, source_id FROM runs r WHERE finished_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM runs later WHERE later.source_id = r.source_id AND later.rowid > r.rowid
          AND later.finished_at IS NOT NULL)
    ORDER BY run_id
"""
KNOWN = """
    SELECT v.source_id, v.url AS asked, v.document_id, v.etag, v.last_modified, d.url,
      d.warc_file, d.warc_offset
    FROM validators v JOIN documents d USING (document_id) JOIN runs r USING (run_id)
    WHERE r.outcome = 'healthy' AND d.last_run_id IS NOT NULL AND r.cowcrawl_version = ?
"""

COUNT_UP = (
    "UPDATE runs SET n_documents = n_documents + ?, n_read = n_read + ?, n_claims = n_claims + ?, "
    "n_rejects = n_rejects + ? WHERE run_id = ?"
)

PREVIOUS = """
    SELECT run_id FROM runs
    WHERE outcome = 'healthy' AND source_id = (SELECT source_id FROM runs WHERE run_id = :run_id)
    ORDER BY finished_at DESC, run_id DESC LIMIT 1
"""
SIGHTED = """
    SELECT document_id FROM pending WHERE run_id = :run_id AND claim_id = ''
    UNION
    SELECT claim_id FROM pending JOIN aggregates ON aggregate_id = claim_id WHERE run_id = :run_id
"""
CONFIRM = (
    """INSERT INTO moments (run_id, at)
       SELECT run_id, ifnull(iif(mode = 'archive', (SELECT max(seen_at) FROM pending WHERE run_id = :run_id), NULL),
         :finished_at) FROM runs WHERE run_id = :run_id""",
    f"UPDATE sightings SET last_run_id = :run_id WHERE last_run_id = ({PREVIOUS}) AND item IN ({SIGHTED})",
    f"""INSERT INTO sightings (item, first_run_id, last_run_id)
        SELECT document_id, :run_id, :run_id FROM ({SIGHTED})
        WHERE document_id NOT IN (SELECT item FROM sightings WHERE last_run_id = :run_id)""",
    """UPDATE documents SET
         first_seen = min(ifnull(first_seen, p.seen_at), p.seen_at),
         last_seen = max(ifnull(last_seen, p.seen_at), p.seen_at),
         last_run_id = :run_id
       FROM (SELECT document_id, max(seen_at) AS seen_at FROM pending WHERE run_id = :run_id GROUP BY document_id) AS p
       WHERE documents.document_id = p.document_id""",
    """UPDATE claims SET first_run_id = ifnull(first_run_id, :run_id), last_run_id = :run_id
       WHERE claim_id IN (SELECT claim_id FROM pending WHERE run_id = :run_id AND claim_id <> '')""",
    """UPDATE aggregates SET last_run_id = :run_id
       WHERE aggregate_id IN (SELECT claim_id FROM pending WHERE run_id = :run_id AND claim_id <> '')""",
    """INSERT INTO versions (source_id, url, run_id, document_id)
       SELECT source_id, url, :run_id, document_id FROM (
         SELECT source_id, url, document_id, row_number() OVER (
           PARTITION BY source_id, url ORDER BY last_seen DESC, fetched_at DESC, document_id) AS age
         FROM documents
         WHERE last_run_id IS NOT NULL AND outcome = 'read'
           AND source_id = (SELECT source_id FROM runs WHERE run_id = :run_id)
       ) AS now
       WHERE age = 1 AND document_id IS NOT (
         SELECT v.document_id FROM versions v JOIN runs r USING (run_id)
         WHERE v.source_id = now.source_id AND v.url = now.url ORDER BY r.finished_at DESC, v.run_id DESC LIMIT 1)""",
)
