package org.daylight.rules.packs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.kit.recording.Recordings;
import org.daylight.rules.storage.Statements;

/** Packs as they were sent. */
@ApplicationScoped
class PackTexts {

    private static final String TABLE = "pack_text";

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
