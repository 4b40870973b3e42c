package org.daylight.rules.revisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.rules.storage.Statements;
import org.jspecify.annotations.Nullable;

/** Reads and writes revisions; every write is recorded. */
@ApplicationScoped
class RevisionTable {

    private static final String TABLE = "revision";

    /**
     * What is put in force by itself under the key of a pack's belongs to that pack: it succeeds what the pack had, first of all
     * for the same days. Nothing succeeds what was withdrawn.
     */
    private static final String COLUMNS = """
            id, version, kind, key, title, subject, digest, definition, effective_from, effective_to, state,
            drafted_by, proposed_by, published_by, published_at, recorded_at, bill, access_group, put_in_force_by,
            withdrawn_by, coalesce(pack, (
                select case when earlier.state <> 'WITHDRAWN' then earlier.pack end from revision earlier
                where earlier.kind = revision.kind and earlier.key = revision.key
                    and (earlier.pack is not null or earlier.state = 'WITHDRAWN')
                    and coalesce(earlier.put_in_force_at, earlier.published_at)
                        < coalesce(revision.put_in_force_at, revision.published_at)
                order by daterange(earlier.effective_from, earlier.effective_to)
                        && daterange(revision.effective_from, revision.effective_to) desc,
                    coalesce(earlier.put_in_force_at, earlier.published_at) desc limit 1)) as pack""";

    private final Statements statements;
    private final Recordings recordings;

    RevisionTable(Statements statements, Recordings recordings) {
        this.statements = statements;
        this.recordings = recordings;
    }

    List<Revision> list(Kind kind, @Nullable String key, State... states) {
        var wanted = states.length == 0 ? State.values() : states;
        var names =
                java.util.Arrays.stream(wanted).map(state -> "'" + state + "'").toList();
        return statements.rows(
                "select " + COLUMNS + " from revision where kind = ? and (?::text is null or key = ?) and state in ("
                        + String.join(", ", names) + ") order by key collate \"C\", effective_from nulls first, id",
                RevisionTable::read,
                kind.name(),
                key,
                key);
    }

    /** In one statement, so that none of it is of before an act and the rest of after it. */
    List<Revision> inForce() {
        return statements.rows(
                "select " + COLUMNS + " from revision where kind in ('RULE', 'SET') and state = 'PUBLISHED'"
                        + " order by key collate \"C\", effective_from nulls first, id",
                RevisionTable::read);
    }

    List<Revision> ofPack(String pack, State state) {
        return statements.rows(
                "select " + COLUMNS + " from revision where pack = ? and state = ?"
                        + " order by kind desc, key collate \"C\", effective_from nulls first, id",
                RevisionTable::read,
                pack,
                state.name());
    }

    Optional<Revision> find(String digest) {
        return statements
                .rows("select " + COLUMNS + " from revision where digest = ?", RevisionTable::read, digest)
                .stream()
                .findFirst();
    }

    /** Drafts that nobody moved since a day. */
    List<Revision> draftsBefore(Instant instant) {
        return statements.rows(
                "select " + COLUMNS
                        + " from revision where state in ('DRAFT', 'CHECKED') and recorded_at < ? order by recorded_at limit 100",
                RevisionTable::read,
                instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * Takes the head's lock before anything is read that decides what may stand: of two acts that are sound each by itself, the
     * second sees what the first has done.
     */
    void lock() {
        var _ = recordings.sequence();
    }

    List<Revision> find(List<String> digests) {
        return statements.rows(
                "select " + COLUMNS + " from revision where digest = any(?) order by digest",
                RevisionTable::read,
                (Object) digests.toArray(String[]::new));
    }

    void insert(
            Definition definition, @Nullable String pack, String person, State state, @Nullable String accessGroup) {
        var id = UUID.randomUUID();
        LocalDate from = null;
        LocalDate to = null;
        String subject = null;
        String bill = null;
        if (definition instanceof Definition.OfRule rule) {
            from = rule.from();
            to = rule.to();
            subject = rule.source().subject();
            bill = rule.bill();
        }
        statements.update(
                """
                insert into revision (id, version, recording, recorded_at, act, marking, sources, kind, key, title, subject,
                    digest, definition, effective_from, effective_to, pack, state, drafted_by, proposed_by, bill, access_group)
                values (?, 1, ?, ?, 'CREATED', ?::jsonb, '[]', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                recordings.sequence(),
                recordings.stamp().atOffset(ZoneOffset.UTC),
                Json.mapper().valueToTree(Marking.UNMARKED).toString(),
                definition.kind().name(),
                definition.key(),
                definition.title(),
                subject,
                definition.digest(),
                definition.canonical(),
                from,
                to,
                pack,
                state.name(),
                person,
                state == State.PROPOSED ? person : null,
                bill,
                accessGroup);
        recordings.touched(TABLE, List.of(id));
    }

    /** Begins anew with a text that was withdrawn before anybody proposed it; false if somebody else did so meanwhile. */
    boolean takeUp(Revision revision, @Nullable String pack, String person, State state, @Nullable String accessGroup) {
        var taken = statements.update(
                """
                update revision set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = ?,
                    state = ?, drafted_by = ?, proposed_by = ?, pack = ?, access_group = ?, withdrawn_by = null
                where id = ? and version = ? and state = 'WITHDRAWN' and proposed_by is null""",
                recordings.sequence(),
                recordings.stamp().atOffset(ZoneOffset.UTC),
                "written anew",
                state.name(),
                person,
                state == State.PROPOSED ? person : null,
                pack,
                accessGroup,
                revision.id(),
                revision.version());
        recordings.touched(TABLE, List.of(revision.id()));
        return taken == 1;
    }

    /** Moves a revision on; false if somebody else moved it meanwhile. */
    boolean move(Revision revision, State next, String person, @Nullable String reason) {
        var publisher = next == State.PUBLISHED ? person : null;
        var stamp = recordings.stamp().atOffset(ZoneOffset.UTC);
        var moved = statements.update(
                """
                update revision set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = ?,
                    state = ?, proposed_by = coalesce(proposed_by, ?), published_by = coalesce(published_by, ?),
                    published_at = coalesce(published_at, ?), put_in_force_by = coalesce(?, put_in_force_by),
                    put_in_force_at = coalesce(?, put_in_force_at), withdrawn_by = coalesce(?, withdrawn_by)
                where id = ? and version = ?""",
                recordings.sequence(),
                stamp,
                reason,
                next.name(),
                next == State.PROPOSED ? person : null,
                publisher,
                publisher == null ? null : stamp,
                publisher,
                publisher == null ? null : stamp,
                next == State.WITHDRAWN ? person : null,
                revision.id(),
                revision.version());
        recordings.touched(TABLE, List.of(revision.id()));
        return moved == 1;
    }

    /** Puts it into a pack, or out of one; false if somebody else moved it meanwhile. */
    boolean belong(Revision revision, @Nullable String pack, String reason) {
        var put = statements.update(
                """
                update revision set version = version + 1, recording = ?, recorded_at = ?, act = 'CHANGED', act_reason = ?, pack = ?
                where id = ? and version = ?""",
                recordings.sequence(),
                recordings.stamp().atOffset(ZoneOffset.UTC),
                reason,
                pack,
                revision.id(),
                revision.version());
        recordings.touched(TABLE, List.of(revision.id()));
        return put == 1;
    }

    private static Revision read(ResultSet row) throws SQLException {
        var publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new Revision(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("title"),
                row.getString("subject"),
                row.getString("digest"),
                row.getString("definition"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getString("pack"),
                State.valueOf(row.getString("state")),
                row.getString("drafted_by"),
                row.getString("proposed_by"),
                row.getString("published_by"),
                publishedAt == null ? null : publishedAt.toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("bill"),
                row.getString("access_group"),
                row.getString("put_in_force_by"),
                row.getString("withdrawn_by"));
    }
}
