package org.daylight.review.decisions;

import static org.daylight.kit.problem.Problems.UNKNOWN_REFERENCE;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.daylight.review.database.Sql;
import org.daylight.review.restrictions.Restrictions;
import org.daylight.review.reviews.ReviewView;
import org.daylight.review.reviews.Reviews;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on: for each flag the rule's revision, the condition and the facts without the dates they were
 * read on, so that the same facts on the next day are the same evidence. A gap stands for many subjects, and the one that it
 * gives as an example may be another one tomorrow: it is what is missing and of how many.
 */
@ApplicationScoped
class DecisionEvidence {

    private final Sql sql;
    private final Caller caller;
    private final Reviews reviews;

    DecisionEvidence(Sql sql, Caller caller, Reviews reviews) {
        this.sql = sql;
        this.caller = caller;
        this.reviews = reviews;
    }

    /** Refuses what the caller cannot see, as if it were not there. */
    void requireKnown(List<UUID> flags, @Nullable UUID review) {
        for (var i = 0; i < flags.size(); i++) {
            var known = sql.number(
                    "select count(*) from flag f where f.id = ? and " + Restrictions.visible("f"),
                    flags.get(i),
                    caller.fullSight(),
                    caller.groupsForSql(),
                    caller.groupsForSql());
            if (known == 0) {
                throw UNKNOWN_REFERENCE.problem(
                        "No flag has the id " + flags.get(i),
                        new Violation("/content/flags/" + i, "must be a flag's id"));
            }
        }
        if (review != null && reviews.find(review).map(ReviewView::sealedAt).isEmpty()) {
            throw UNKNOWN_REFERENCE.problem(
                    "No sealed review has the id " + review,
                    new Violation("/content/review", "must be a sealed review's id"));
        }
    }

    /**
     * @param considered the options that were looked at, as the decision names them; nothing where it names none
     * @param publicLine what the decision commits to in public, with its advisories; nothing where it says nothing in public
     */
    JsonNode of(List<UUID> flags, @Nullable UUID review, JsonNode considered, @Nullable JsonNode publicLine) {
        var evidence = Json.mapper().createObjectNode();
        var rests = evidence.putArray("flags");
        sql.each(
                """
                select f.id, f.rule, f.subject, f.discriminator, f.condition, fr.revision,
                    case when f.kind <> 'DATA_GAP' then fr.facts end, f.kind = 'DATA_GAP', fr.subjects, fr.missing
                from flag f left join flag_reading fr on fr.flag = f.id where f.id = any(?) order by f.id
                """,
                row -> {
                    var rest = rests.addObject()
                            .put("flag", row.getString(1))
                            .put("rule", row.getString(2))
                            .put("subject", row.getString(3))
                            .put("discriminator", row.getString(4))
                            .put("condition", row.getString(5))
                            .put("revision", row.getString(6))
                            .put("facts", row.getString(7));
                    if (row.getBoolean(8)) {
                        rest.put("subjects", row.getLong(9));
                        var missing = rest.putArray("missing");
                        Sql.texts(row, "missing").forEach(missing::add);
                    }
                },
                (Object) flags.toArray(UUID[]::new));
        if (review != null) {
            var digest = sql.first("select digest from review where id = ?", row -> row.getString(1), review);
            evidence.put("review", review.toString()).put("reviewDigest", digest.orElse(null));
        }
        if (considered.isObject()) {
            evidence.set("considered", considered);
        }
        if (publicLine != null && publicLine.isObject()) {
            evidence.set("publicLine", publicLine);
        }
        return evidence;
    }

    static String digest(JsonNode evidence) {
        return CanonicalJson.digest(evidence);
    }
}
