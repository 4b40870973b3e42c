package org.daylight.review.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
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

    Set<Integer> stored(UUID review, int partition) {
        return new HashSet<>(sql.rows(
                "select number from review_batch where review = ? and partition = ?",
                row -> row.getInt(1),
                review,
                partition));
    }

    /** In the caller's transaction. Until it is sealed a review has a lineage of its own. */
    void store(Run run, int partition, int number, Answers answers) {
        var review = run.id();
        var left = unchanged.of(run, partition, answers);
        sql.update(
                "insert into review_batch (review, partition, number, subjects, answers, unchanged, stored_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                review,
                partition,
                number,
                answers.subjects().size(),
                answers.answers(),
                left.toArray(String[]::new),
                clock.instant());
        var flagged = flagged(answers);
        var sampled = new HashSet<String>();
        var subjects = new ArrayList<@Nullable Object[]>(answers.subjects().size());
        var details = new ArrayList<@Nullable Object[]>();
        var lines = new TreeMap<String, byte[]>();
        for (var subject : answers.subjects()) {
            var line = subject.line();
            if (left.contains(line.subject())) {
                continue;
            }
            var said = subject.said();
            subjects.add(new Object[] {
                review,
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
                partition,
                number
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
