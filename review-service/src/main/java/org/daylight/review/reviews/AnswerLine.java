package org.daylight.review.reviews;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.daylight.review.dependency.DependencyDown;
import org.jspecify.annotations.Nullable;

/**
 * What compliance-rules said about one subject, read in one pass without a tree.
 *
 * @param vector each rule's answer as a letter, rules sorted by key
 * @param counted the sum of the counts by answer
 * @param nextChangeOn the earliest day on which a rule answers otherwise although nothing is recorded
 * @param details what is not met, undetermined or wrong, and what waits
 */
record AnswerLine(
        String subject,
        String vector,
        long counted,
        @Nullable String nextChangeOn,
        @Nullable String nextChangeRule,
        List<Detail> details) {

    private static final JsonFactory JSON = new JsonFactory();

    /** One rule's answer with its words. */
    record Detail(
            String rule,
            String answer,
            @Nullable String revision,
            String message,
            @Nullable String disclaimer,
            List<String> missing,
            List<String> reasons,
            @Nullable String permittedFrom,
            @Nullable String nextChangeOn) {}

    static AnswerLine read(byte[] line) {
        try (var json = JSON.createParser(line)) {
            return read(json);
        } catch (IOException e) {
            throw new DependencyDown("compliance-rules sent an answer that cannot be read", e);
        }
    }

    private static AnswerLine read(JsonParser json) throws IOException {
        var subject = "";
        var vector = "";
        var counted = 0L;
        String nextChangeOn = null;
        String nextChangeRule = null;
        List<Detail> details = List.of();
        json.nextToken();
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "subject" -> subject = json.getText();
                case "vector" -> vector = json.getText();
                case "counts" -> counted = sum(json);
                case "nextChangeOn" -> nextChangeOn = text(json);
                case "nextChangeRule" -> nextChangeRule = text(json);
                case "answers" -> details = details(json);
                default -> json.skipChildren();
            }
        }
        return new AnswerLine(subject, vector, counted, nextChangeOn, nextChangeRule, details);
    }

    private static long sum(JsonParser json) throws IOException {
        var sum = 0L;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            sum += json.nextLongValue(0);
        }
        return sum;
    }

    private static List<Detail> details(JsonParser json) throws IOException {
        var details = new ArrayList<Detail>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            details.add(detail(json));
        }
        return details;
    }

    private static Detail detail(JsonParser json) throws IOException {
        var rule = "";
        var answer = "";
        String revision = null;
        var message = "";
        String disclaimer = null;
        List<String> missing = List.of();
        List<String> reasons = List.of();
        String permittedFrom = null;
        String nextChangeOn = null;
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "rule" -> rule = json.getText();
                case "answer" -> answer = json.getText();
                case "revision" -> revision = text(json);
                case "message" -> message = json.getText();
                case "disclaimer" -> disclaimer = text(json);
                case "missing" -> missing = texts(json);
                case "reasons" -> reasons = texts(json);
                case "permittedFrom" -> permittedFrom = text(json);
                case "nextChangeOn" -> nextChangeOn = text(json);
                default -> json.skipChildren();
            }
        }
        return new Detail(rule, answer, revision, message, disclaimer, missing, reasons, permittedFrom, nextChangeOn);
    }

    private static @Nullable String text(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        var texts = new ArrayList<String>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        return texts;
    }
}
