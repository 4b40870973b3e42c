package org.daylight.rules.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Refuses a rule with a part left out inside of it, where nothing could be said without it. */
final class WholeRule {

    private static final String REVIEW =
            "write who (by), on which day (on) and the text of which day (textAsOf), or none";

    private WholeRule() {}

    /**
     * Looks at a rule as its author writes it.
     *
     * @param at where the rule stands: "" or "/rule"
     * @throws NotUnderstood at the part that is missing
     */
    static void require(JsonNode rule, String at) {
        var effective = rule.path("effective");
        if (effective.isObject()) {
            require(
                    effective,
                    at + "/effective",
                    "against",
                    "must be stated: the date against which first and last day are read, or asOf");
        }
        requireReview(rule.path("counselReview"), at + "/counselReview");
        for (var parameter : rule.path("parameters").properties()) {
            requireParameter(parameter.getValue(), at + "/parameters/" + token(parameter.getKey()));
        }
        var examples = rule.path("examples");
        // What is no list is refused where its form is read.
        for (var index = 0; examples.isArray() && index < examples.size(); index++) {
            requireExample(examples.get(index), at + "/examples/" + index);
        }
        requireElements(rule.path("exceptions"), at + "/exceptions", "the key of a rule");
    }

    /** Every answer says whether counsel reviewed the rule: somebody unnamed, on no day, is no review. */
    private static void requireReview(JsonNode review, String at) {
        if (review.isMissingNode() || review.isNull() || review.asText().equals("none")) {
            return;
        }
        if (!review.isObject()) {
            throw new NotUnderstood(at, REVIEW);
        }
        require(review, at, "by", REVIEW);
        var on = day(review, at, "on");
        if (day(review, at, "textAsOf").isAfter(on)) {
            throw new NotUnderstood(
                    at + "/textAsOf", "must not be after the day of the review; correct either of them");
        }
    }

    private static LocalDate day(JsonNode object, String at, String field) {
        try {
            return LocalDate.parse(object.path(field).asText());
        } catch (DateTimeParseException e) {
            throw new NotUnderstood(at + "/" + field, "must be a day such as 2024-06-01; " + REVIEW);
        }
    }

    private static void requireParameter(JsonNode parameter, String at) {
        if (parameter.isNull()) {
            throw new NotUnderstood(
                    at, "must have values, each with a value such as 30 days; or leave the parameter out");
        }
        // Values alone are its short form.
        var isShort = parameter.isArray();
        var values = isShort ? parameter : parameter.path("values");
        for (var index = 0; values.isArray() && index < values.size(); index++) {
            var place = at + (isShort ? "/" : "/values/") + index;
            require(values.get(index), place, "value", "must be stated, such as 30 days; or leave this one out");
        }
    }

    private static void requireExample(JsonNode example, String at) {
        require(example, at, "name", "must be stated: what the example shows");
        require(example, at, "asOf", "must be stated: the day of the answer, such as 2024-06-01");
        require(example, at, "expect", "must be stated: MET, NOT_MET, NOT_APPLICABLE or UNDETERMINED");
        requireElements(example.path("missing"), at + "/missing", "the name of a leaf");
    }

    private static void require(JsonNode object, String at, String field, String what) {
        var value = object.path(field);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isBlank())) {
            throw new NotUnderstood(at + "/" + field, what);
        }
    }

    private static void requireElements(JsonNode list, String at, String what) {
        for (var index = 0; index < list.size(); index++) {
            if (list.path(index).isNull()) {
                throw new NotUnderstood(at + "/" + index, "must be %s; or leave it out".formatted(what));
            }
        }
    }

    private static String token(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
