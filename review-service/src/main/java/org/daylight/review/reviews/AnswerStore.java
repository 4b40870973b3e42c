package org.daylight.review.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.daylight.review.database.Sql;
import org.jspecify.annotations.Nullable;

/** Keeps what was answered about a batch, under its position; flags are not touched here. */
@ApplicationScoped
class AnswerStore {

    private final Sql sql;
    private final InstantSource clock;

    AnswerStore(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Set<Integer> stored(UUID review, int partition) {
        return new HashSet<>(sql.rows(
                "select number from review_batch where review = ? and partition = ?",
                row -> row.getInt(1),
                review,
                partition));
    }

    /** In the caller's transaction. */
    void store(Run run, int partition, int number, Answers answers) {
        var review = run.id();
        sql.update(
                "insert into review_batch (review, partition, number, subjects, answers, stored_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                review,
                partition,
                number,
                answers.subjects().size(),
                answers.answers(),
                clock.instant());
        var flagged = flagged(answers);
        var sampled = new HashSet<String>();
        var subjects = new ArrayList<@Nullable Object[]>();
        var details = new ArrayList<@Nullable Object[]>();
        var evidence = new ArrayList<@Nullable Object[]>();
        for (var subject : answers.subjects()) {
            var line = subject.line();
            subjects.add(new Object[] {
                review,
                line.subject(),
                line.type(),
                line.partner(),
                line.label(),
                line.accessGroups().toArray(String[]::new),
                subject.vector(),
                date(subject.said().path("nextChangeOn")),
                text(subject.said().path("nextChangeRule")),
                partition,
                number
            });
            Evidence.Kept kept = null;
            for (var answer : subject.said().path("answers")) {
                var keeps = keeps(answer, line, flagged, sampled);
                if (keeps && kept == null) {
                    kept = Evidence.of(line.bytes());
                    evidence.add(Evidence.row(kept, line.bytes()));
                }
                details.add(detail(review, line, answer, keeps ? kept : null));
            }
        }
        sql.batch(Evidence.KEEP, evidence);
        sql.batch("""
                insert into review_subject (review, subject, type, partner, label, access_groups, vector,
                    next_change_on, next_change_rule, partition, batch) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, subjects);
        sql.batch("""
                insert into review_answer (review, subject, rule, answer, revision, message, disclaimer, missing,
                    reasons, permitted_from, next_change_on, evidence, facts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, details);
    }

    /** Evidence is kept for what is or was a flag; of what is merely unknown, one line per rule and leaf is enough. */
    private static boolean keeps(JsonNode answer, FactLine line, Set<String> flagged, Set<String> sampled) {
        var rule = answer.path("rule").asText();
        return switch (answer.path("answer").asText()) {
            case "NOT_MET", "ERROR" -> true;
            case "UNDETERMINED" ->
                flagged.contains(rule + ' ' + line.subject())
                        || sampled.add(rule + ' ' + answer.path("missing") + line.partner() + line.accessGroups());
            default -> false;
        };
    }

    private Set<String> flagged(Answers answers) {
        var subjects = answers.subjects().stream()
                .map(subject -> subject.line().subject())
                .toArray(String[]::new);
        return new HashSet<>(sql.rows(
                "select rule || ' ' || subject from flag where kind = 'RULE' and subject = any(?)",
                row -> row.getString(1),
                (Object) subjects));
    }

    private static @Nullable Object[] detail(
            UUID review, FactLine line, JsonNode answer, Evidence.@Nullable Kept kept) {
        return new Object[] {
            review,
            line.subject(),
            answer.path("rule").asText(),
            answer.path("answer").asText(),
            text(answer.path("revision")),
            answer.path("message").asText(),
            text(answer.path("disclaimer")),
            texts(answer.path("missing")),
            texts(answer.path("reasons")),
            text(answer.path("permittedFrom")),
            date(answer.path("nextChangeOn")),
            kept == null ? null : kept.digest(),
            kept == null ? null : kept.facts()
        };
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static @Nullable LocalDate date(JsonNode node) {
        return node.isTextual() ? LocalDate.parse(node.asText()) : null;
    }

    private static String[] texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts.toArray(String[]::new);
    }
}
