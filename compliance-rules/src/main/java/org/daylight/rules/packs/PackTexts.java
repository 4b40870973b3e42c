package org.daylight.rules.packs;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    /** Older ones than these are not looked through for what is published. */
    private static final int MOST = 20;

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

    /** The newest first. */
    List<String> of(String pack) {
        return statements.rows(
                "select content from pack_text where pack = ? order by recording desc limit " + MOST,
                row -> row.getString(1),
                pack);
    }

    /** Keeps a text unless it is the newest already. */
    void keep(Pack pack, String content) {
        var known = of(pack.name());
        if (!known.isEmpty() && known.getFirst().equals(content)) {
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
        recordings.touched(TABLE, List.of(id));
    }
}
