package org.daylight.review.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.daylight.review.dependency.Calls;
import org.daylight.review.dependency.ClosedLines;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * compliance-rules as reviews see it.
 *
 * <p>Every call is safe to repeat: a rulebook is addressed by its content and an evaluation changes nothing.
 */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, delay = 5_000, failOn = DependencyDown.class)
@Retry(maxRetries = 2, delay = 200, jitter = 150, retryOn = DependencyDown.class)
@Timeout(value = 180, unit = ChronoUnit.SECONDS)
public class Evaluations {

    private static final String NAME = "compliance-rules";

    private final RulesApi api;
    private final InstantSource clock;

    Evaluations(@RestClient RulesApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Freezes the rulebook in force. */
    public Rulebook freeze() {
        var asked = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var answer = Calls.to(
                NAME, () -> ClosedLines.tree(NAME, api.freeze(UUID.randomUUID().toString(), "{}")));
        var answered = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rules = new ArrayList<Rulebook.Rule>();
        for (var rule : answer.path("rules")) {
            rules.add(new Rulebook.Rule(
                    rule.path("key").asText(),
                    rule.path("subject").asText(),
                    rule.path("title").asText(),
                    rule.path("severity").asText(),
                    rule.path("dutyHolder").asText(),
                    rule.path("choice").asText(),
                    rule.path("authority").asText(),
                    rule.path("citation").asText(),
                    reviewed(rule.path("counselReview")),
                    mandatory(rule),
                    revisions(rule)));
        }
        return new Rulebook(answer.path("digest").asText(), rules, asked, answered);
    }

    /**
     * What the answers about each type of subject depend on, as digests: where they are the same, so are the answers. None where
     * rules of an older release are asked, which do not know the question; then nothing is taken over from another rulebook.
     */
    public Map<String, String> subjects(String rulebook) {
        JsonNode answer;
        try {
            answer = Calls.to(NAME, () -> ClosedLines.tree(NAME, api.subjects(rulebook)));
        } catch (DependencyRefused notAnswered) {
            return Map.of();
        }
        var digests = new TreeMap<String, String>();
        answer.path("subjects")
                .forEach(subject -> digests.put(
                        subject.path("type").asText(), subject.path("digest").asText()));
        return digests;
    }

    /** One answer per line sent, in the same order. People see what comes of them, so that whatever is given in full is decided twice. */
    public ClosedLines evaluate(String rulebook, byte[] lines) {
        return Calls.to(NAME, () -> ClosedLines.read(NAME, api.evaluate(rulebook, true, lines)));
    }

    /** The full answer of one rule with what it rests on. */
    public JsonNode explain(String rulebook, String rule, byte[] line) {
        return Calls.to(NAME, () -> ClosedLines.tree(NAME, api.explain(rulebook, rule, line)));
    }

    /** Rules of an older release say only what the latest revision leaves. */
    private static List<Rulebook.Days> mandatory(JsonNode rule) {
        if (!rule.has("mandatory")) {
            return rule.path("choice").asText().equals("MANDATORY")
                    ? List.of(new Rulebook.Days(null, null))
                    : List.of();
        }
        var days = new ArrayList<Rulebook.Days>();
        rule.path("mandatory").forEach(each -> days.add(new Rulebook.Days(day(each, "from"), day(each, "to"))));
        return days;
    }

    private static List<Rulebook.Revision> revisions(JsonNode rule) {
        var revisions = new ArrayList<Rulebook.Revision>();
        for (var each : rule.path("byRevision")) {
            revisions.add(new Rulebook.Revision(
                    each.path("digest").asText(),
                    each.path("against").asText(),
                    each.path("title").asText(),
                    each.path("severity").asText(),
                    each.path("dutyHolder").asText(),
                    each.path("choice").asText(),
                    each.path("authority").asText(),
                    each.path("citation").asText(),
                    reviewed(each.path("counselReview"))));
        }
        return revisions;
    }

    private static @Nullable LocalDate day(JsonNode days, String field) {
        return days.hasNonNull(field) ? LocalDate.parse(days.path(field).asText()) : null;
    }

    private static boolean reviewed(JsonNode counselReview) {
        return counselReview.isObject() || counselReview.asBoolean();
    }
}
