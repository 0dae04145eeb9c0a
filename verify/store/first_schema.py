"""The first migration steps that version 0.1.0 released. They are never changed."""

from __future__ import annotations

from sqlite_utils import Database

from verify.store.script import run_script


def articles(db: Database) -> None:
    """Create tables of articles, their revisions, and what the newest revision contains."""
    run_script(
        db,
        """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,      -- path below the database's folder, or address
            origin TEXT NOT NULL,          -- as last given
            title TEXT, title_key TEXT, opening_key TEXT,
            byline TEXT, published TEXT, language TEXT, outlet TEXT,
            revision INTEGER REFERENCES revisions(id),
            first_seen TEXT NOT NULL, last_seen TEXT NOT NULL
        );
        CREATE INDEX articles_title_key ON articles(title_key);
        CREATE INDEX articles_opening_key ON articles(opening_key);
        CREATE TABLE revisions (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            digest TEXT NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL,
            characters INTEGER NOT NULL, text TEXT NOT NULL,
            structure TEXT NOT NULL,       -- JSON: the article as read, without its text
            coverage TEXT,                 -- JSON: of its last run
            seen_at TEXT NOT NULL,
            UNIQUE (article, digest)
        );
        CREATE TABLE notes (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
            text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
        );
        CREATE TABLE sources (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE,  -- canonical
            site TEXT,                     -- registrable domain
            first_seen TEXT NOT NULL
        );
        CREATE INDEX sources_site ON sources(site);
        CREATE TABLE cited_references (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, note INTEGER,
            authors TEXT, title TEXT, translated_title TEXT, container TEXT, publisher TEXT,
            published TEXT, accessed TEXT, language TEXT, url TEXT,
            source INTEGER REFERENCES sources(id),
            text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
        );
        CREATE TABLE quotations (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
            speaker TEXT, cue TEXT, language TEXT,
            start INTEGER NOT NULL, end INTEGER NOT NULL
        );
        CREATE TABLE quotation_references (
            quotation INTEGER NOT NULL REFERENCES quotations(id) ON DELETE CASCADE,
            reference INTEGER NOT NULL REFERENCES cited_references(id) ON DELETE CASCADE,
            PRIMARY KEY (quotation, reference)
        );
        CREATE TABLE labels (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            person TEXT NOT NULL, role TEXT NOT NULL, shape TEXT NOT NULL,
            text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL
        );
        CREATE INDEX revisions_article ON revisions(article);
        CREATE INDEX notes_article ON notes(article);
        CREATE INDEX cited_references_article ON cited_references(article);
        CREATE INDEX cited_references_source ON cited_references(source);
        CREATE INDEX quotations_article ON quotations(article);
        CREATE INDEX quotation_references_reference ON quotation_references(reference);
        CREATE INDEX labels_article ON labels(article);
        CREATE INDEX labels_person ON labels(person);
        """,
    )


def captures(db: Database) -> None:
    """Create tables of captures, of reasons why a source has none, and of all checks."""
    run_script(
        db,
        """
        CREATE TABLE captures (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            final_address TEXT NOT NULL, captured_at TEXT NOT NULL, status INTEGER NOT NULL,
            media_type TEXT NOT NULL, digest TEXT NOT NULL, via TEXT NOT NULL,
            redirects TEXT NOT NULL, warc TEXT, offset INTEGER, signs TEXT NOT NULL,
            title TEXT, language TEXT, text TEXT NOT NULL, whole_text TEXT NOT NULL,
            page TEXT NOT NULL,            -- JSON: the page as extracted, without its texts
            etag TEXT, last_modified TEXT
        );
        CREATE INDEX captures_source ON captures(source, captured_at);
        CREATE INDEX captures_digest ON captures(digest);
        CREATE VIRTUAL TABLE captures_fts USING fts5(
            title, whole_text, content='captures', content_rowid='id',
            tokenize="unicode61 remove_diacritics 2"
        );
        CREATE TRIGGER captures_after_insert AFTER INSERT ON captures BEGIN
            INSERT INTO captures_fts(rowid, title, whole_text)
            VALUES (new.id, new.title, new.whole_text);
        END;
        CREATE TRIGGER captures_after_delete AFTER DELETE ON captures BEGIN
            INSERT INTO captures_fts(captures_fts, rowid, title, whole_text)
            VALUES ('delete', old.id, old.title, old.whole_text);
        END;
        CREATE TRIGGER captures_after_update AFTER UPDATE OF title, whole_text ON captures BEGIN
            INSERT INTO captures_fts(captures_fts, rowid, title, whole_text)
            VALUES ('delete', old.id, old.title, old.whole_text);
            INSERT INTO captures_fts(rowid, title, whole_text)
            VALUES (new.id, new.title, new.whole_text);
        END;
        CREATE TABLE absences (
            source INTEGER PRIMARY KEY REFERENCES sources(id) ON DELETE CASCADE,
            reason TEXT NOT NULL, detail TEXT NOT NULL, next_action TEXT NOT NULL,
            checked_at TEXT, status INTEGER, final_address TEXT, signs TEXT NOT NULL
        );
        CREATE TABLE checks (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            at TEXT NOT NULL, outcome TEXT NOT NULL, status INTEGER, final_address TEXT,
            seconds REAL, method TEXT NOT NULL, detail TEXT, change TEXT
        );
        CREATE INDEX checks_source ON checks(source, at);
        """,
    )


def flags(db: Database) -> None:
    """Create tables of runs, flags, decisions and bulk dismissals."""
    run_script(
        db,
        """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL,
            offline INTEGER NOT NULL, articles INTEGER NOT NULL DEFAULT 0,
            notes INTEGER NOT NULL DEFAULT 0, quotations INTEGER NOT NULL DEFAULT 0,
            compared INTEGER NOT NULL DEFAULT 0, usable INTEGER NOT NULL DEFAULT 0,
            flags INTEGER NOT NULL DEFAULT 0, new_flags INTEGER NOT NULL DEFAULT 0,
            coverage TEXT, skipped TEXT NOT NULL DEFAULT '[]'
        );
        CREATE TABLE run_articles (
            run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            revision INTEGER NOT NULL REFERENCES revisions(id) ON DELETE CASCADE,
            PRIMARY KEY (run, article)
        );
        CREATE TABLE flags (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            key TEXT NOT NULL,             -- rule, folded words and source: what was said
            rule TEXT NOT NULL, severity TEXT NOT NULL, confidence TEXT NOT NULL,
            message TEXT NOT NULL, words TEXT NOT NULL, words_key TEXT NOT NULL,
            source TEXT, publisher TEXT, source_words TEXT,
            start INTEGER, end INTEGER,
            status TEXT NOT NULL DEFAULT 'open',
            history TEXT NOT NULL DEFAULT 'new',
            lapsed TEXT, replaces INTEGER REFERENCES flags(id),
            finding TEXT NOT NULL,         -- JSON: the finding as the rule gave it
            first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
            first_run INTEGER REFERENCES runs(id), last_run INTEGER REFERENCES runs(id),
            UNIQUE (article, key)
        );
        CREATE INDEX flags_status ON flags(status, severity);
        CREATE INDEX flags_rule ON flags(rule, words_key);
        CREATE INDEX flags_source ON flags(source);
        CREATE TABLE decisions (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,      -- what, who and when: the same wherever it is imported
            flag INTEGER REFERENCES flags(id),
            article_key TEXT NOT NULL, flag_key TEXT NOT NULL,
            rule TEXT NOT NULL, words TEXT NOT NULL, source TEXT, source_words TEXT,
            event TEXT NOT NULL,           -- confirmed dismissed fixed later undone lapsed
            reason TEXT, note TEXT, who TEXT, at TEXT NOT NULL,
            undoes TEXT                    -- uid of the decision that this takes back
        );
        CREATE INDEX decisions_flag ON decisions(flag);
        CREATE INDEX decisions_keys ON decisions(article_key, flag_key);
        CREATE TABLE settings (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,            -- outlet, words, publisher
            rule TEXT NOT NULL, value TEXT NOT NULL,
            reason TEXT, who TEXT, at TEXT NOT NULL,
            taken_back_at TEXT, taken_back_by TEXT
        );
        """,
    )
