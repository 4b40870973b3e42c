package org.daylight.review.reviews;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.dependency.DependencyDown;
import org.jspecify.annotations.Nullable;

/**
 * A subject on a day.
 *
 * @param notMet the message of each rule that is not met, by its key
 * @param judges the revision that each of these rules was judged by, by the rule's key
 * @param undetermined what is missing for each rule that cannot answer, by its key
 * @param erred the keys of rules that failed
 * @param next the first later day on which the line reads differently or a rule answers differently; null = never
 * @param line as it was judged
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Looked(
        String subject,
        String type,
        @Nullable String partner,
        @Nullable String label,
        List<String> accessGroups,
        Marking marking,
        Map<String, String> notMet,
        Map<String, String> judges,
        Map<String, List<String>> undetermined,
        Set<String> erred,
        @Nullable LocalDate next,
        byte[] line) {

    /** The rules of which a flag that is there stays: only an answer that they are met, or do not apply, ends it. */
    public Set<String> standing() {
        var standing = new TreeSet<>(notMet.keySet());
        standing.addAll(undetermined.keySet());
        standing.addAll(erred);
        return standing;
    }

    static Looked of(Answers.Subject subject, @Nullable LocalDate sameUntil) {
        var line = subject.line();
        var notMet = new TreeMap<String, String>();
        var judges = new TreeMap<String, String>();
        var undetermined = new TreeMap<String, List<String>>();
        var erred = new TreeSet<String>();
        for (var detail : subject.said().details()) {
            if (detail.answer().equals("NOT_MET")) {
                notMet.put(detail.rule(), detail.message());
                if (detail.revision() != null) {
                    judges.put(detail.rule(), detail.revision());
                }
            } else if (detail.answer().equals("UNDETERMINED")) {
                undetermined.put(detail.rule(), detail.missing());
            } else if (detail.answer().equals("ERROR")) {
                erred.add(detail.rule());
            }
        }
        var change = subject.said().nextChangeOn();
        var changes = change == null ? null : LocalDate.parse(change);
        return new Looked(
                line.subject(),
                line.type(),
                line.partner(),
                line.label(),
                line.accessGroups(),
                line.marking(),
                notMet,
                judges,
                undetermined,
                erred,
                changes == null || (sameUntil != null && sameUntil.isBefore(changes)) ? sameUntil : changes,
                line.bytes());
    }

    /** What the line says itself. */
    static @Nullable LocalDate sameUntil(byte[] line) {
        try (var json = Json.mapper().getFactory().createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME
                    && json.currentName().indexOf('.') < 0) {
                var header = json.currentName();
                var value = json.nextToken();
                if (header.equals("sameUntil")) {
                    return value == JsonToken.VALUE_STRING ? LocalDate.parse(json.getText()) : null;
                }
                json.skipChildren();
            }
            return null;
        } catch (IOException e) {
            throw new DependencyDown("transfer-registry sent a fact line that cannot be read", e);
        }
    }
}
