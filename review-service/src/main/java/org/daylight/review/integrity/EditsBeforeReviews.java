package org.daylight.review.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.integrity.IntegrityReport.Entry;
import org.daylight.review.integrity.IntegrityReport.Kind;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/**
 * Flags that a review found ended, and whose facts were recorded anew in the day before it: the register was put in order for
 * the review, or mended as it should be. Of whatever else was recorded in that day nothing is said.
 */
@ApplicationScoped
class EditsBeforeReviews {

    /** Of so many reviews that ended flags the register is asked. */
    private static final int REVIEWS = 200;

    /** So many subjects of one day are listed by the register before it answers that everything may have changed. */
    private static final int SUBJECTS = 20_000;

    /** Of so many records it is read what was done to them. */
    private static final int RECORDS = 100;

    private static final String ENDED = """
            select v.id as review, v.as_of, v.known_at, v.opened_at, v.scope, f.id, f.rule, f.subject, f.label, f.partner,
                f.marking::text, i.ended_because, e.recorded_at, e.recording
            from review v
            join flag_presence i on i.ended_by = 'review:' || v.id
                and i.ended_because in ('MET', 'NOT_APPLICABLE', 'SUBJECT_ENDED')
            join flag f on f.id = i.flag and f.kind = 'RULE'
            cross join lateral (
                select x.recorded_at, x.recording from flag_version x
                where x.id = f.id and x.condition = 'CLEARED' and x.recorded_at >= v.opened_at
                order by x.version limit 1) e
            where v.sealed_at >= ? and v.sealed_at < ? and not v.retrospective and (?::text is null or f.partner = ?)
            order by v.opened_at desc, f.id
            """;

    private final Sql sql;
    private final Registry registry;

    EditsBeforeReviews(Sql sql, Registry registry) {
        this.sql = sql;
        this.registry = registry;
    }

    private record Run(UUID id, LocalDate asOf, Instant knownAt, Instant openedAt, String scope) {}

    private record Ended(String subject, String because, Entry entry) {}

    /** @param notTold of which reviews it is not known, and why */
    record Found(List<Entry> entries, List<String> notTold) {}

    /** Asks the register, so not within a transaction. */
    Found within(Instant since, Instant until, @Nullable String partner) {
        var runs = new LinkedHashMap<Run, List<Ended>>();
        sql.each(
                ENDED,
                row -> runs.computeIfAbsent(
                                new Run(
                                        row.getObject("review", UUID.class),
                                        row.getObject("as_of", LocalDate.class),
                                        Objects.requireNonNull(Sql.instant(row, "known_at")),
                                        Objects.requireNonNull(Sql.instant(row, "opened_at")),
                                        row.getString("scope")),
                                _ -> new ArrayList<>())
                        .add(new Ended(
                                row.getString("subject"),
                                row.getString("ended_because"),
                                new Entry(
                                        Kind.EDIT_BEFORE_REVIEW,
                                        row.getObject("id", UUID.class),
                                        row.getString("rule"),
                                        row.getString("label"),
                                        row.getString("partner"),
                                        Marking.read(row.getString("marking")),
                                        Objects.requireNonNull(Sql.instant(row, "recorded_at")),
                                        row.getLong("recording"),
                                        null,
                                        null,
                                        "",
                                        row.getObject("review", UUID.class)))),
                since,
                until,
                partner,
                partner);
        var entries = new ArrayList<Entry>();
        var notTold = new ArrayList<String>();
        var asked = 0;
        for (var run : runs.entrySet()) {
            if (asked++ == REVIEWS) {
                notTold.add("%d earlier reviews; ask for fewer days".formatted(runs.size() - REVIEWS));
                break;
            }
            try {
                add(run.getKey(), run.getValue(), entries, notTold);
            } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
                notTold.add("review %s and those before it: the register does not answer".formatted(run.getKey().id));
                break;
            }
        }
        return new Found(entries, notTold);
    }

    private void add(Run run, List<Ended> ended, List<Entry> entries, List<String> notTold) {
        var dayBefore = run.openedAt.minus(Duration.ofDays(1));
        var from = dayBefore.isAfter(run.knownAt) ? run.knownAt : dayBefore;
        var changes = registry.changes(
                new Sight(run.scope, run.asOf, run.knownAt, "recorded", null), run.asOf, from, SUBJECTS);
        if (changes.all()) {
            notTold.add("review %s: so much was recorded in the day before that anything may have changed"
                    .formatted(run.id));
            return;
        }
        var changed = new HashSet<String>();
        changes.subjects().forEach(group -> group.ids().forEach(id -> changed.add(group.type() + ':' + id)));
        for (var one : ended) {
            if (changed.contains(one.subject)) {
                entries.add(said(one, from, run.knownAt, entries.size() < RECORDS));
            }
        }
    }

    private Entry said(Ended ended, Instant from, Instant until, boolean read) {
        var colon = ended.subject.indexOf(':');
        var acts = new ArrayList<String>();
        String reason = null;
        if (read) {
            for (var version :
                    registry.history(ended.subject.substring(0, colon), ended.subject.substring(colon + 1))) {
                var at = Instant.parse(version.path("recordedAt").asText());
                if (at.isAfter(from) && !at.isAfter(until)) {
                    acts.add("version %d %s".formatted(version.path("version").asInt(), act(version)));
                    reason = version.path("actReason").asText(reason);
                }
            }
        }
        var what = "%s; recorded in the day before the review: %s"
                .formatted(
                        ended.because,
                        acts.isEmpty()
                                ? read ? "something that its facts are read with" : "something of its facts"
                                : String.join(", ", acts));
        var entry = ended.entry;
        return new Entry(
                entry.kind(),
                entry.flag(),
                entry.rule(),
                entry.label(),
                entry.partner(),
                entry.marking(),
                entry.recordedAt(),
                entry.recording(),
                null,
                reason,
                what,
                entry.review());
    }

    private static String act(JsonNode version) {
        return version.path("act").asText("recorded");
    }
}
