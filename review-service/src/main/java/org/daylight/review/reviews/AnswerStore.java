package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.AnswerLine.Detail;
import org.jspecify.annotations.Nullable;

/** Keeps what was answered about a batch, under its position; flags are not touched here. */
@ApplicationScoped
class AnswerStore {

    private final Sql sql;
    private final Unchanged unchanged;
    private final Evidence evidence;
    private final InstantSource clock;

    AnswerStore(Sql sql, Unchanged unchanged, Evidence evidence, InstantSource clock) {
        this.sql = sql;
        this.unchanged = unchanged;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** The batches of a partition that are stored, or of any of several. */
    Set<Integer> stored(UUID review, List<Integer> partitions) {
        return new HashSet<>(sql.rows(
                "select number from review_batch where review = ? and partition = any(?)",
                row -> row.getInt(1),
                review,
                partitions.toArray(Integer[]::new)));
    }

    /**
     * What was answered about a batch.
     *
     * @param named whether its subjects were named one by one, as those are that are judged again
     */
    record Answered(int partition, int number, boolean named, Answers answers) {}

    /** In the caller's transaction. Until it is sealed a review has a lineage of its own. */
    void store(Run run, List<Answered> batches) {
        var now = clock.instant();
        var written = new ArrayList<@Nullable Object[]>(batches.size());
        var subjects = new ArrayList<@Nullable Object[]>();
        var details = new ArrayList<@Nullable Object[]>();
        var lines = new TreeMap<String, byte[]>();
        for (var batch : batches) {
            var answers = batch.answers;
            var left = batch.named ? unchanged.of(run, batch.partition, answers) : Set.<String>of();
            written.add(new Object[] {
                run.id(),
                batch.partition,
                batch.number,
                answers.subjects().size(),
                answers.answers(),
                left.toArray(String[]::new),
                now
            });
            rows(run, batch, left, subjects, details, lines);
        }
        sql.batch(
                "insert into review_batch (review, partition, number, subjects, answers, unchanged, stored_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                written);
        evidence.keep(lines);
        sql.copy(
                "judged_subject (lineage, subject, type, partner, label, access_groups, marking, vector, next_change_on,"
                        + " next_change_rule, same_until, partition, batch)",
                subjects);
        sql.copy(
                "judged_answer (lineage, subject, rule, answer, revision, message, disclaimer, missing, reasons,"
                        + " permitted_from, next_change_on, evidence, facts, read_on)",
                details);
    }

    private void rows(
            Run run,
            Answered batch,
            Set<String> left,
            List<@Nullable Object[]> subjects,
            List<@Nullable Object[]> details,
            SortedMap<String, byte[]> lines) {
        var flagged = flagged(batch.answers);
        var sampled = new HashSet<String>();
        for (var subject : batch.answers.subjects()) {
            var line = subject.line();
            if (left.contains(line.subject())) {
                continue;
            }
            var said = subject.said();
            subjects.add(new Object[] {
                run.id(),
                line.subject(),
                line.type(),
                line.partner(),
                line.label(),
                line.accessGroups(),
                line.marked(),
                said.vector(),
                said.nextChangeOn(),
                said.nextChangeRule(),
                line.sameUntil(),
                batch.partition,
                batch.number
            });
            Evidence.Kept kept = null;
            for (var answer : said.details()) {
                var keeps = keeps(answer, line, flagged, sampled);
                if (keeps && kept == null) {
                    kept = Evidence.of(line);
                    lines.put(kept.digest(), line.bytes());
                }
                details.add(detail(run, line, answer, keeps ? kept : null));
            }
        }
    }

    /** Evidence is kept for what is or was a flag; of what is merely unknown, one line per rule and leaf is enough. */
    private static boolean keeps(Detail answer, FactLine line, Set<String> flagged, Set<String> sampled) {
        return switch (answer.answer()) {
            case "NOT_MET", "ERROR" -> true;
            case "UNDETERMINED" ->
                flagged.contains(answer.rule() + ' ' + line.subject())
                        || sampled.add(answer.rule() + ' ' + answer.missing() + line.partner() + line.accessGroups());
            default -> false;
        };
    }

    /** Which of the answers that are merely undetermined have had a flag. */
    private Set<String> flagged(Answers answers) {
        var subjects = answers.subjects().stream()
                .filter(subject -> subject.said().details().stream()
                        .anyMatch(detail -> detail.answer().equals("UNDETERMINED")))
                .map(subject -> subject.line().subject())
                .toArray(String[]::new);
        return subjects.length == 0
                ? Set.of()
                : new HashSet<>(sql.rows(
                        "select rule || ' ' || subject from flag where kind = 'RULE' and subject = any(?)",
                        row -> row.getString(1),
                        (Object) subjects));
    }

    private static @Nullable Object[] detail(Run run, FactLine line, Detail answer, Evidence.@Nullable Kept kept) {
        return new Object[] {
            run.id(),
            line.subject(),
            answer.rule(),
            answer.answer(),
            answer.revision(),
            answer.message(),
            answer.disclaimer(),
            answer.missing(),
            answer.reasons(),
            answer.permittedFrom(),
            answer.nextChangeOn(),
            kept == null ? null : kept.digest(),
            kept == null ? null : kept.facts(),
            run.asOf()
        };
    }
}
