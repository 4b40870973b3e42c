package org.daylight.review.integrity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.daylight.kit.identity.Marking;
import org.daylight.review.database.Sql;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.integrity.IntegrityReport.Entry;
import org.daylight.review.integrity.IntegrityReport.Kind;
import org.daylight.review.registry.Edits;
import org.daylight.review.registry.Registry;
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

    /** So many windows are asked of at once: each is a search of all that was recorded in its time. */
    private static final int TOGETHER = 20;

    /** What is measured on everything else is judged anew in any case, and no single record is behind it. */
    private static final Set<String> SUMMED_UP = Set.of("authority", "objective", "partner");

    private static final String ENDED = """
            select v.id as review, v.as_of, v.known_at, v.opened_at, v.scope, f.id, f.rule, f.subject, e.label, e.partner,
                f.marking::text, i.ended_because, e.recorded_at, e.recording
            from review v
            join flag_presence i on i.ended_by = 'review:' || v.id
                and i.ended_because in ('MET', 'NOT_APPLICABLE', 'SUBJECT_ENDED')
            join flag f on f.id = i.flag and f.kind = 'RULE'
            cross join lateral (
                select x.recorded_at, x.recording, x.label, x.partner from flag_version x
                where x.id = f.id and x.condition = 'CLEARED' and x.recorded_at >= v.opened_at
                order by x.version limit 1) e
            where v.sealed_at >= ? and v.sealed_at < ? and not v.retrospective and (?::text is null or e.partner = ?)
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
        var notTold = new ArrayList<String>();
        if (runs.size() > REVIEWS) {
            notTold.add("%d earlier reviews; ask for fewer days".formatted(runs.size() - REVIEWS));
        }
        var asked = new ArrayList<Asked>();
        runs.entrySet().stream().limit(REVIEWS).forEach(run -> asked.addAll(asked(run.getKey(), run.getValue())));
        var entries = new ArrayList<Entry>();
        for (var from = 0; from < asked.size(); from += TOGETHER) {
            var some = asked.subList(from, Math.min(asked.size(), from + TOGETHER));
            try {
                entries.addAll(found(some, notTold));
            } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
                // The next would fail as this one did, after as long a wait.
                var left = asked.subList(from, asked.size()).stream()
                        .map(Asked::run)
                        .distinct()
                        .count();
                notTold.add("%d reviews, for which the register gave no answer".formatted(left));
                break;
            }
        }
        return new Found(entries, notTold);
    }

    /** What the register is asked of a review, in one window or, of many subjects, in several. */
    private record Asked(Run run, Edits.Window window, Map<String, List<Ended>> ended) {}

    private static List<Asked> asked(Run run, List<Ended> ended) {
        var dayBefore = run.openedAt.minus(Duration.ofDays(1));
        var from = dayBefore.isAfter(run.knownAt) ? run.knownAt : dayBefore;
        var bySubject = ended.stream()
                .filter(one -> !SUMMED_UP.contains(one.subject.substring(0, one.subject.indexOf(':'))))
                .collect(Collectors.groupingBy(Ended::subject, LinkedHashMap::new, Collectors.toList()));
        var subjects = List.copyOf(bySubject.keySet());
        var asked = new ArrayList<Asked>();
        for (var at = 0; at < subjects.size(); at += Edits.MOST_SUBJECTS) {
            var some = subjects.subList(at, Math.min(subjects.size(), at + Edits.MOST_SUBJECTS));
            asked.add(new Asked(run, new Edits.Window(from, run.knownAt, some), bySubject));
        }
        return asked;
    }

    private List<Entry> found(List<Asked> asked, List<String> notTold) {
        var entries = new ArrayList<Entry>();
        var edits = registry.edits(asked.stream().map(Asked::window).toList());
        for (var i = 0; i < asked.size(); i++) {
            var of = asked.get(i);
            var why = edits.get(i).notKnown();
            if (why != null) {
                notTold.add("review %s: %s".formatted(of.run.id, why));
            }
            edits.get(i)
                    .subjects()
                    .forEach((subject, versions) -> of.ended
                            .getOrDefault(subject, List.of())
                            .forEach(ended -> entries.add(said(ended, versions))));
        }
        return entries;
    }

    private static Entry said(Ended ended, List<Edits.Version> versions) {
        var acts = versions.stream()
                .map(version -> "version %d %s".formatted(version.version(), version.act()))
                .collect(Collectors.joining(", "));
        var reason = versions.stream()
                .map(Edits.Version::reason)
                .filter(Objects::nonNull)
                .reduce(null, (_, later) -> later);
        var what = "%s; recorded in the day before the review: %s"
                .formatted(ended.because, acts.isEmpty() ? "something that its facts are read with" : acts);
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
}
