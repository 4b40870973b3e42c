package org.daylight.kit.recording;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;

/** Reads rows of one recorded table. Reading their JSON is the most of what a page costs, so nothing is read twice. */
final class RecordedRow<B> {

    static final String COLUMNS = """
            r.id, r.version, r.recorded_at, r.recording, r.known_since, r.known_since_source, r.act, r.act_reason,
            r.voided_reason, r.access_group, r.marking, r.sources, r.content""";

    private static final Map<Class<?>, ObjectReader> BODIES = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Optional<ContentForm>> FORMS = new ConcurrentHashMap<>();
    private static final Few<Marking> MARKINGS =
            new Few<>(JsonColumns.STORED.readerFor(Marking.class), marking -> marking);
    private static final Few<List<Source>> SOURCES =
            new Few<>(JsonColumns.STORED.readerFor(new TypeReference<List<Source>>() {}), List::copyOf);

    private final Content<B> body;

    private RecordedRow(Content<B> body) {
        this.body = body;
    }

    /** Reads what a record says. */
    private interface Content<B> {
        B read(byte[] stored) throws IOException;
    }

    static <B> RecordedRow<B> of(Class<B> body) {
        return new RecordedRow<>(reader(body)::readValue);
    }

    private static ObjectReader reader(Class<?> body) {
        return BODIES.computeIfAbsent(body, JsonColumns.STORED::readerFor);
    }

    /** Rows whose contents are only shown, as their readers are not asked to hide any of it. */
    static RecordedRow<AsShown> asShown(Class<?> body) {
        var form = FORMS.computeIfAbsent(body, ContentForm::of);
        return new RecordedRow<>(stored -> {
            var shown = form.flatMap(of -> ContentForm.shown(of, stored));
            return new AsShown(
                    shown.isPresent()
                            ? shown.get()
                            : Json.mapper().writeValueAsString(reader(body).readValue(stored)));
        });
    }

    /** A content as JSON. */
    record AsShown(@JsonValue @JsonRawValue String json) {}

    /** The record in a row of {@link #COLUMNS}. */
    Recorded<B> read(ResultSet row) throws SQLException {
        try {
            var knownSince = row.getObject(5, OffsetDateTime.class);
            return new Recorded<>(
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getLong(4),
                    knownSince == null ? null : knownSince.toInstant(),
                    row.getString(6),
                    RecordAct.valueOf(row.getString(7)),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    MARKINGS.read(row.getBytes(11)),
                    SOURCES.read(row.getBytes(12)),
                    body.read(row.getBytes(13)),
                    null);
        } catch (IOException e) {
            throw new SQLException("the content of a row cannot be read", e);
        }
    }

    /** Values of which a register holds few different ones: what was read of the same text is taken again. */
    private static final class Few<T> {

        private static final int MOST = 1_000;
        private static final int LONGEST = 1_000;

        private final Map<String, T> known = new ConcurrentHashMap<>();
        private final ObjectReader reader;
        private final UnaryOperator<T> unchangeable;

        Few(ObjectReader reader, UnaryOperator<T> unchangeable) {
            this.reader = reader;
            this.unchangeable = unchangeable;
        }

        T read(byte[] json) throws IOException {
            if (json.length > LONGEST) {
                return reader.readValue(json);
            }
            var text = new String(json, StandardCharsets.UTF_8);
            var value = known.get(text);
            if (value == null) {
                value = unchangeable.apply(reader.readValue(json));
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(text, value);
            }
            return value;
        }
    }
}
