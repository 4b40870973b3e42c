package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.daylight.review.database.Sql;
import org.daylight.review.registry.Changes;
import org.daylight.review.registry.Manifest;
import org.daylight.review.registry.Registry;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier review of the same scope has answered and nothing has touched since. It is taken over; read and judged
 * again is what was recorded anew or speaks of it, what reads or answers differently by the calendar, and all that is
 * measured. Whether subjects were lost on the way is seen when they are counted against the manifest.
 */
@ApplicationScoped
class Earlier {

    /** So few are judged again one by one however small the scope is. */
    private static final int LEAST_AGAIN = 1_000;

    /** So many the registry names at most. */
    private static final int MOST_AGAIN = 1_000_000;

    private final Sql sql;
    private final Registry registry;
    private final ReviewConfig config;

    Earlier(Sql sql, Registry registry, ReviewConfig config) {
        this.sql = sql;
        this.registry = registry;
        this.config = config;
    }

    /**
     * A sealed review whose answers may still be true.
     *
     * @param lineage whose step it is
     * @param summed whether the sum of its answers is kept, from which that of the next step is made
     */
    record Base(UUID id, LocalDate asOf, Instant knownAt, String rulebook, UUID lineage, int step, boolean summed) {

        /** Of a row with its columns in their order. */
        static Base of(ResultSet row) throws SQLException {
            return new Base(
                    row.getObject(1, UUID.class),
                    row.getObject(2, LocalDate.class),
                    row.getTimestamp(3).toInstant(),
                    row.getString(4),
                    row.getObject(5, UUID.class),
                    row.getInt(6),
                    row.getBoolean(7));
        }
    }

    /** Subjects of one type to be read again, sorted by partner. */
    record Due(String type, List<String> subjects) {}

    /**
     * What is judged again.
     *
     * @param manifest what there is now, with the partitions of the types that are judged anew
     * @param anew types of which every subject is judged again: what is measured, and what other rules look at than then
     * @param due single subjects of the others
     */
    record Plan(Base base, Manifest manifest, Set<String> anew, List<Due> due) {

        /** How many single subjects are judged again. */
        long again() {
            return due.stream().mapToLong(each -> each.subjects.size()).sum();
        }
    }

    /** Nothing, if everything has to be judged again. */
    Optional<Plan> plan(Run run) {
        // An objective's scope follows transfers as they come and go, and such reviews are small.
        if (!config.incremental()
                || run.mode().equals("FULL")
                || !run.knowledge().equals("recorded")
                || run.scope().startsWith("objective:")) {
            return Optional.empty();
        }
        return base(run, null).flatMap(likely -> plan(run, likely));
    }

    /** What was recorded since is followed while the register is counted: each is a matter of the database alone. */
    private Optional<Plan> plan(Run run, Base likely) {
        var anew = anew(run, likely);
        if (anew.isEmpty()) {
            return Optional.empty();
        }
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var since = beside.submit(() -> changes(run, likely, anew.get()));
            // To list the partitions of what is by far the most takes as long as all the rest of a plan.
            var manifest = registry.manifest(run.sight(), DriftLines.TYPES);
            var base = base(run, manifest.factTypes());
            return base.equals(Optional.of(likely))
                    ? plan(run, likely, anew.get(), manifest, answered(since))
                    : base.flatMap(other -> anew(run, other)
                            .flatMap(types -> plan(run, other, types, manifest, changes(run, other, types))));
        }
    }

    private Changes changes(Run run, Base base, Set<String> anew) {
        var counts = counts(base);
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        var others = others(counts, anew);
        return registry.changes(
                run.sight(), base.asOf(), base.knownAt(), (int) Math.min(MOST_AGAIN, most(others) + all - others));
    }

    /** How many subjects of each type the base has. */
    private Map<String, Long> counts(Base base) {
        var counts = new HashMap<String, Long>();
        sql.each(
                "select type, sum(subjects) from review_total where review = ? group by type",
                row -> counts.put(row.getString(1), row.getLong(2)),
                base.id());
        return counts;
    }

    private static long others(Map<String, Long> counts, Set<String> anew) {
        return counts.entrySet().stream()
                .filter(type -> !anew.contains(type.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What is read partition by partition costs what it costs in a full one; more is single subjects in great number. */
    private int most(long others) {
        return Math.max(LEAST_AGAIN, (int) Math.min(MOST_AGAIN, others * config.mostAgain()));
    }

    private static Changes answered(Future<Changes> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopping");
        }
    }

    /**
     * Answers depend on the moment and the rules alone: even a review that was overtaken is one to build on.
     *
     * @param factTypes the versions of the lines that are read now; null = any
     */
    private Optional<Base> base(Run run, @Nullable String factTypes) {
        return sql.first("""
                select id, as_of, known_at, rulebook, lineage, step, answer_sum is not null from review
                where scope = ? and state = 'SEALED' and knowledge = 'recorded' and fact_types = coalesce(?, fact_types)
                  and as_of <= ? and known_at <= ? and id <> ?
                order by known_at desc, as_of desc, sealed_at desc limit 1
                """, Base::of, run.scope(), factTypes, run.asOf(), run.instant(), run.id());
    }

    /** The types that are judged anew; nothing where it is not known what the answers of the base depend on. */
    private Optional<Set<String>> anew(Run run, Base base) {
        var anew = new TreeSet<>(DriftLines.TYPES);
        if (!base.rulebook().equals(run.rules())) {
            if (!knows(base.rulebook())) {
                return Optional.empty();
            }
            anew.addAll(otherRules(run, base));
        }
        return Optional.of(anew);
    }

    private Optional<Plan> plan(Run run, Base base, Set<String> anew, Manifest manifest, Changes changes) {
        if (changes.all()) {
            return Optional.empty();
        }
        var most = most(others(manifest.counts(), anew));
        var total = 0;
        var again = new TreeMap<String, SortedSet<String>>();
        for (var group : changes.subjects()) {
            for (var id : group.ids()) {
                if (!anew.contains(group.type())) {
                    again.computeIfAbsent(group.type(), _ -> new TreeSet<>())
                            .add(sorted(group.partner(), group.type(), id));
                    total++;
                }
            }
        }
        for (var due : byCalendar(run, base, anew, most)) {
            again.computeIfAbsent(due.type, _ -> new TreeSet<>()).add(due.sorted);
            total++;
        }
        return total > most
                ? Optional.empty()
                : Optional.of(new Plan(base, listing(run, manifest, anew), anew, cut(again)));
    }

    private Manifest listing(Run run, Manifest counted, Set<String> anew) {
        return DriftLines.TYPES.containsAll(anew) ? counted : registry.manifest(run.sight(), anew);
    }

    /** The types of subject about which the two rulebooks may answer the same facts differently. */
    private List<String> otherRules(Run run, Base base) {
        return sql.rows("""
                select coalesce(t.subject_type, n.subject_type)
                from (select subject_type, digest from rulebook_subject where rulebook = ?) t
                full join (select subject_type, digest from rulebook_subject where rulebook = ?) n
                    on n.subject_type = t.subject_type
                where n.digest is distinct from t.digest
                """, row -> row.getString(1), base.rulebook(), run.rules());
    }

    /** Whether it is known what the answers of a rulebook depend on. */
    boolean knows(String rulebook) {
        return sql.number("select count(*) from rulebook_subject where rulebook = ?", rulebook) > 0;
    }

    /** Keeps what the answers of a rulebook depend on, in the caller's transaction. */
    void keep(String rulebook, Map<String, String> subjects) {
        var rows = new ArrayList<@Nullable Object[]>();
        subjects.forEach((type, digest) -> rows.add(new Object[] {rulebook, type, digest}));
        sql.batch(
                "insert into rulebook_subject (rulebook, subject_type, digest) values (?, ?, ?) on conflict do nothing",
                rows);
    }

    private record OnDay(String type, String sorted) {}

    private List<OnDay> byCalendar(Run run, Base base, Set<String> anew, int most) {
        return sql.rows(
                """
                select type, partner, subject from judged_subject
                where lineage = ? and first <= ? and last >= ? and least(next_change_on, same_until) <= ?
                    and least(next_change_on, same_until) is not null and type <> all(?)
                limit ?
                """,
                row -> new OnDay(
                        row.getString(1), (row.getString(2) == null ? "" : row.getString(2)) + ' ' + row.getString(3)),
                base.lineage(),
                base.step(),
                base.step(),
                run.asOf(),
                anew.toArray(String[]::new),
                most + 1);
    }

    private static String sorted(@Nullable String partner, String type, String id) {
        return (partner == null ? "" : partner) + ' ' + type + ':' + id;
    }

    private List<Due> cut(Map<String, SortedSet<String>> again) {
        var due = new ArrayList<Due>();
        again.forEach((type, sorted) -> {
            var subjects = sorted.stream()
                    .map(text -> text.substring(text.indexOf(' ') + 1))
                    .distinct()
                    .toList();
            for (var from = 0; from < subjects.size(); from += config.batchLines()) {
                due.add(new Due(type, subjects.subList(from, Math.min(subjects.size(), from + config.batchLines()))));
            }
        });
        return due;
    }
}
