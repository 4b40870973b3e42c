package org.daylight.rules.packs;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.rules.revisions.Definition;
import org.daylight.rules.storage.Statements;

/** Packs as they were sent. */
@ApplicationScoped
public class PackTexts {

    private static final String TABLE = "pack_text";

    private static final String DIGEST = "'sha256:' || encode(sha256(convert_to(content, 'UTF8')), 'hex')";

    private final Statements statements;
    private final Recordings recordings;
    private final Caller caller;

    PackTexts(Statements statements, Recordings recordings, Caller caller) {
        this.statements = statements;
        this.recordings = recordings;
        this.caller = caller;
    }

    /**
     * A text as it was sent.
     *
     * @param digest SHA-256 of its characters as UTF-8
     */
    record PackText(String digest, String title, String sentBy, Instant recordedAt) {}

    static String digest(String content) {
        return CanonicalJson.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Every one, the newest first. */
    List<PackText> sent(String pack) {
        return statements.rows(
                "select " + DIGEST
                        + ", title, sent_by, recorded_at from pack_text where pack = ? order by recording desc",
                row -> new PackText(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                pack);
    }

    /** The parts of one of them; empty if no such text was sent. */
    public Optional<List<Definition>> parts(String pack, String digest) {
        return statements
                .rows(
                        "select content from pack_text where pack = ? and " + DIGEST + " = ? limit 1",
                        row -> row.getString(1),
                        pack,
                        digest)
                .stream()
                .findFirst()
                .map(content -> Pack.taken(content).definitions());
    }

    Optional<String> newest(String pack) {
        return statements
                .rows(
                        "select content from pack_text where pack = ? order by recording desc limit 1",
                        row -> row.getString(1),
                        pack)
                .stream()
                .findFirst();
    }

    /**
     * Those from which what is published can be written again, the newest first: the newest of all, the newest that has just
     * these parts, and of each part the newest that has it; and all of which the parts were not kept yet.
     */
    List<String> holding(String pack, Set<String> digests) {
        var parts = digests.stream().sorted().toArray(String[]::new);
        return statements.rows("""
                with sent as (
                    select id, recording, content, (
                        select array_agg(digest order by digest collate "C") from pack_part where text = pack_text.id) as parts
                    from pack_text where pack = ?)
                select content from sent
                where parts is null
                    or id in (
                        (select id from sent order by recording desc limit 1)
                        union all
                        (select id from sent where parts = ? order by recording desc limit 1)
                        union all
                        (select distinct on (digest) id from sent join pack_part on text = id where digest = any(?)
                            order by digest, recording desc))
                order by recording desc""", row -> row.getString(1), pack, parts, parts);
    }

    /** Keeps a text unless it is the newest already. */
    void keep(Pack pack, String content) {
        if (newest(pack.name()).filter(content::equals).isPresent()) {
            return;
        }
        var id = UUID.randomUUID();
        statements.update(
                """
                insert into pack_text (id, version, recording, recorded_at, act, marking, sources, pack, title, content, sent_by)
                values (?, 1, ?, ?, 'CREATED', ?::jsonb, '[]', ?, ?, ?, ?)""",
                id,
                recordings.sequence(),
                recordings.stamp().atOffset(ZoneOffset.UTC),
                Json.mapper().valueToTree(Marking.UNMARKED).toString(),
                pack.name(),
                pack.title(),
                content,
                caller.person());
        statements.update(
                "insert into pack_part (text, digest) select ?, unnest(?)",
                id,
                pack.digests().toArray(String[]::new));
        recordings.touched(TABLE, List.of(id));
    }
}
