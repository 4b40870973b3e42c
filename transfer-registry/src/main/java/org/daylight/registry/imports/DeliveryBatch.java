package org.daylight.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recordings;
import org.daylight.kit.recording.RowsDigest;
import org.daylight.registry.deliveries.Delivery;
import org.daylight.registry.imports.DeliveryTable.NamedTransfer;
import org.daylight.registry.imports.profiles.Manner;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RecordType.Outcome;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries are many: they are resolved, compared and written by the batch, with a handful of statements each. They
 * are held to the same conditions as one that is written alone.
 */
final class DeliveryBatch {

    private static final int MOST_TRANSFERS = 20_000;

    private final DeliveryTable table;
    private final TakenIds takenIds;
    private final Recordings recordings;
    private final Tally tally;
    private final int size;
    private final Map<String, NamedTransfer> known = new HashMap<>();
    private final Map<String, Long> transfersMade = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final RowsDigest versions = new RowsDigest();
    private int windows;

    DeliveryBatch(DeliveryTable table, TakenIds takenIds, Recordings recordings, Tally tally, int size) {
        this.table = table;
        this.takenIds = takenIds;
        this.recordings = recordings;
        this.tally = tally;
        this.size = size;
    }

    private record Waiting(DraftLine<Delivery> line, Manner manner) {}

    /** Deliveries wait for each other; a transfer made on a later line must not serve an earlier one. */
    void transferMade(String reference, long line) {
        transfersMade.putIfAbsent(reference, line);
    }

    /** @param manner how it meets a record of its key that is there already */
    void add(DraftLine<Delivery> line, Manner manner) {
        waiting.add(new Waiting(line, manner));
        if (waiting.size() >= size) {
            flush();
        }
    }

    /** Windows of very long lines are short; a batch of them is not to be longer than one of short lines. */
    void endOfWindow() {
        windows++;
        if (windows * ReadAhead.Windows.SIZE >= size) {
            flush();
        }
    }

    void flush() {
        windows = 0;
        if (!waiting.isEmpty()) {
            writeWaiting();
        }
        // No delivery waits any more that stood before one of them.
        transfersMade.clear();
    }

    private void writeWaiting() {
        recordings.writeWaiting();
        // Others write while an import runs: what a batch rests on is read for that batch.
        known.clear();
        var transfers = transfers();
        var stored = table.stored(
                waiting.stream().map(one -> one.line().key()).distinct().toList());
        var taken = takenIds.of(
                RecordKind.DELIVERY,
                waiting.stream()
                        .map(one -> one.line().id())
                        .filter(Objects::nonNull)
                        .toList());
        var current = new LinkedHashMap<String, DeliveryState>();
        var passed = new ArrayList<DeliveryState>();
        for (var one : waiting) {
            var line = one.line();
            try {
                if (stored.hidden().contains(line.key())) {
                    throw new RefusedLine(
                            "/content/reference",
                            "a delivery with the reference %s is already recorded; choose another one"
                                    .formatted(line.key()));
                }
                var before = current.getOrDefault(line.key(), stored.seen().get(line.key()));
                if (before == null && one.manner().onlyRecorded()) {
                    tally.notMade();
                    continue;
                }
                if (before != null && one.manner().onlyNew()) {
                    tally.unchanged();
                    continue;
                }
                if (before == null && line.id() != null && !taken.add(line.id())) {
                    throw line.taken();
                }
                var now =
                        after(line, before, transfers.get(line.draft().content().transfer()));
                if (before != null && now.version() == before.version()) {
                    tally.unchanged();
                    continue;
                }
                tally.wrote(line, before == null ? Outcome.CREATED : Outcome.CHANGED, now.id());
                if (before != null && before.written()) {
                    passed.add(before);
                }
                current.put(line.key(), now);
            } catch (RefusedLine e) {
                tally.refuse(line, e.violations(), "");
            }
        }
        waiting.clear();
        if (!tally.refusedAny() && !current.isEmpty()) {
            table.write(List.copyOf(current.values()), passed, recordings.sequence(), recordings.stamp(), versions);
        }
    }

    /** A transfer that was written anew may have other lines; one by which another is seen may hide it. */
    void written(RecordKind kind, String key) {
        if (kind == RecordKind.TRANSFER) {
            known.remove(key);
        } else if (kind == RecordKind.PARTNER) {
            known.clear();
        }
    }

    /** Of each transfer that the waiting lines name; few of them are named by very many lines. */
    private Map<String, NamedTransfer> transfers() {
        var named = waiting.stream()
                .map(one -> one.line().draft().content().transfer())
                .collect(Collectors.toSet());
        if (known.size() + named.size() > MOST_TRANSFERS) {
            known.clear();
        }
        var unknown = named.stream()
                .filter(reference -> !known.containsKey(reference))
                .toList();
        if (!unknown.isEmpty()) {
            known.putAll(table.transfers(unknown));
        }
        return known;
    }

    /** Everything is written; the journal takes up what carries this recording's number. */
    void end() {
        flush();
        if (versions.rows() > 0) {
            recordings.touchedAndKept("delivery", versions);
        }
    }

    private DeliveryState after(
            DraftLine<Delivery> line, @Nullable DeliveryState before, @Nullable NamedTransfer transfer)
            throws RefusedLine {
        var content = line.draft().content();
        if (transfer == null || transfersMade.getOrDefault(content.transfer(), 0L) > line.number()) {
            throw new RefusedLine(
                    "/content/transfer",
                    "no transfer has the reference %s; record it first, or mend the spelling"
                            .formatted(content.transfer()));
        }
        check(content, transfer);
        var since = KnownSinceText.parse(line.draft().knownSince(), recordings.stamp());
        if (before == null) {
            var id = line.id() == null ? UuidVersion7Strategy.INSTANCE.generateUuid(null) : line.id();
            return new DeliveryState(
                    id, 1, 0, transfer.id(), transfer.partner(), since, whole(line.draft()), stored(line), true);
        }
        if (!before.draft().content().transfer().equals(content.transfer())) {
            throw new RefusedLine(
                    "/content/transfer",
                    "the transfer of a delivery stays as recorded; void this record and enter the right one");
        }
        var draft = kept(line.draft(), before.draft());
        return saysTheSame(before.draft(), draft) ? before : before.next(since, draft, stored(line));
    }

    private static String stored(DraftLine<Delivery> line) {
        return Objects.requireNonNull(line.stored());
    }

    private static void check(Delivery content, NamedTransfer transfer) throws RefusedLine {
        var violations = new ArrayList<Violation>();
        if (content.line() != null && !transfer.lines().contains(content.line())) {
            violations.add(new Violation(
                    "/content/line",
                    "the transfer %s has no line %d; add the line to the transfer first"
                            .formatted(content.transfer(), content.line())));
        }
        content.amountsBelowZero()
                .forEach(place -> violations.add(new Violation("/content/" + place, "must not be negative")));
        var wrong = content.wrongInDroppedOn();
        if (wrong != null) {
            violations.add(new Violation("/content/droppedOn", wrong));
        }
        content.milestones().forEach((milestone, reached) -> {
            if (reached.on().isUnknown()) {
                violations.add(new Violation(
                        "/content/milestones/%s/on".formatted(milestone),
                        "must be a date, or null if it is known not to have happened"));
            }
        });
        if (!violations.isEmpty()) {
            throw new RefusedLine(violations);
        }
    }

    private static Draft<Delivery> whole(Draft<Delivery> draft) {
        return new Draft<>(
                draft.content(),
                draft.knownSince(),
                draft.knownSinceSource(),
                draft.accessGroup(),
                Objects.requireNonNullElse(draft.marking(), Marking.UNMARKED),
                Objects.requireNonNullElse(draft.sources(), List.of()),
                draft.reason());
    }

    private static Draft<Delivery> kept(Draft<Delivery> draft, Draft<Delivery> before) {
        return whole(new Draft<>(
                draft.content(),
                draft.knownSince(),
                draft.knownSinceSource(),
                draft.accessGroup().isUnknown() ? before.accessGroup() : draft.accessGroup(),
                draft.marking() == null ? before.marking() : draft.marking(),
                draft.sources() == null ? before.sources() : draft.sources(),
                draft.reason()));
    }

    private static boolean saysTheSame(Draft<Delivery> before, Draft<Delivery> now) {
        return before.content().equals(now.content())
                && Objects.equals(
                        before.accessGroup().orNull(), now.accessGroup().orNull())
                && Objects.equals(before.marking(), now.marking())
                && Objects.equals(before.sources(), now.sources());
    }
}
