package org.daylight.registry.imports;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.JsonbText;
import org.daylight.kit.recording.RecordAct;
import org.daylight.kit.recording.RowText;
import org.daylight.kit.recording.RowsDigest;
import org.jspecify.annotations.Nullable;

/** Versions of deliveries as rows of their table and of the table of their versions, which have the same columns. */
final class DeliveryRows {

    static final String COLUMNS = "id, version, recording, recorded_at, known_since, known_since_source, act,"
            + " act_reason, access_group, marking, sources, reference, line, counted, transfer_id, partner_id, content";

    private static final int COUNT = 17;

    /** Some tens of kilobytes, what a socket holds. */
    private static final int PIECE = 100;

    private final long sequence;
    private final Instant stamp;
    private final RowsDigest versions;
    private final Map<Object, String> written = new HashMap<>();

    /** @param versions takes up the rows */
    DeliveryRows(long sequence, Instant stamp, RowsDigest versions) {
        this.sequence = sequence;
        this.stamp = stamp;
        this.versions = versions;
    }

    /** In pieces that are written when they are asked for: the database takes one while the next is made. */
    Stream<byte[]> of(List<DeliveryState> states) {
        var rows = new BinaryCopy();
        var pieces = IntStream.iterate(0, from -> from < states.size(), from -> from + PIECE)
                .mapToObj(from -> {
                    add(rows, states.subList(from, Math.min(states.size(), from + PIECE)));
                    return rows.taken();
                });
        return Stream.concat(pieces, Stream.of(rows).map(BinaryCopy::end));
    }

    private void add(BinaryCopy rows, List<DeliveryState> states) {
        for (var state : states) {
            var draft = state.draft();
            rows.row(COUNT)
                    .uuid(state.id())
                    .integer(state.version())
                    .bigint(sequence)
                    .instant(stamp)
                    .instant(state.knownSince())
                    .text(draft.knownSinceSource())
                    .text(act(state))
                    .text(draft.reason())
                    .text(draft.accessGroup().orNull())
                    .json(once(draft.marking()))
                    .json(once(draft.sources()))
                    .text(draft.content().reference())
                    .integer(draft.content().line())
                    .flag(draft.content().counted())
                    .uuid(state.transfer())
                    .uuid(state.partner())
                    .json(state.content());
            versions.add(state.id(), state.version(), text(state));
        }
    }

    private RowText text(DeliveryState state) {
        var draft = state.draft();
        var content = draft.content();
        return new RowText(1_024 + state.content().length())
                .text("id", state.id().toString())
                .text("act", act(state))
                .bare("line", content.line())
                .bare("content", state.content())
                .bare("counted", content.counted())
                .bare("marking", once(draft.marking()))
                .bare("sources", once(draft.sources()))
                .bare("version", state.version())
                .bare("recording", sequence)
                .text("reference", content.reference())
                .text("act_reason", draft.reason())
                .text("partner_id", state.partner().toString())
                .instant("known_since", state.knownSince())
                .instant("recorded_at", stamp)
                .text("transfer_id", state.transfer().toString())
                .text("access_group", draft.accessGroup().orNull())
                .bare("voided_reason", null)
                .text("known_since_source", draft.knownSinceSource());
    }

    static String act(DeliveryState state) {
        return (state.version() == 1 ? RecordAct.CREATED : RecordAct.CHANGED).name();
    }

    /** Thousands of rows share a handful of markings and sources. */
    private String once(@Nullable Object value) {
        return value == null
                ? "null"
                : written.computeIfAbsent(
                        value, given -> JsonbText.of(Json.mapper().valueToTree(given)));
    }
}
