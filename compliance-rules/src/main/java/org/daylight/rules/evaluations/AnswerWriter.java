package org.daylight.rules.evaluations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Explanation;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.evaluation.SubjectResult;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON, one line per subject, always the same bytes for the same answers. */
final class AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private AnswerWriter() {}

    static void line(OutputStream out, SubjectResult result) throws IOException {
        try (var json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("subject", result.subject());
            json.writeStringField("type", result.type());
            text(json, "partner", result.partner());
            json.writeObjectFieldStart("counts");
            for (var answer : Answer.values()) {
                json.writeNumberField(answer.name(), result.counts().getOrDefault(answer, 0));
            }
            json.writeEndObject();
            json.writeNumberField("metApplicabilityUnknown", result.metApplicabilityUnknown());
            json.writeStringField("vector", result.vector());
            text(json, "nextChangeOn", result.nextChangeOn());
            text(json, "nextChangeRule", result.nextChangeRule());
            json.writeArrayFieldStart("answers");
            for (var answer : result.answers()) {
                json.writeStartObject();
                fields(json, answer);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    static void explanation(OutputStream out, String subject, Explanation explanation) throws IOException {
        try (var json = generator(out)) {
            json.writeStartObject();
            json.writeStringField("subject", subject);
            fields(json, explanation.answer());
            json.writeArrayFieldStart("because");
            for (var clause : explanation.because()) {
                clause(json, clause);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void fields(JsonGenerator json, RuleAnswer answer) throws IOException {
        json.writeStringField("rule", answer.rule());
        text(json, "revision", answer.revision());
        json.writeStringField("answer", answer.answer().name());
        if (answer.applicabilityUnknown()) {
            json.writeBooleanField("applicabilityUnknown", true);
        }
        json.writeStringField("severity", answer.severity().name());
        json.writeStringField("dutyHolder", answer.dutyHolder().name());
        json.writeStringField("choice", answer.choice().name());
        json.writeStringField("authority", answer.authority().name());
        json.writeStringField("citation", answer.citation());
        json.writeBooleanField("counselReviewed", answer.counselReviewed());
        json.writeStringField("message", answer.message());
        if (answer.disclaimer() != null) {
            json.writeStringField("disclaimer", answer.disclaimer());
        }
        list(json, "missing", answer.missing());
        list(json, "reasons", answer.reasons());
        if (answer.permittedFrom() != null) {
            json.writeStringField("permittedFrom", answer.permittedFrom());
        }
        text(json, "nextChangeOn", answer.nextChangeOn());
    }

    private static void clause(JsonGenerator json, Explanation.Clause clause) throws IOException {
        json.writeStartObject();
        if (clause.revision() != null) {
            json.writeStringField("revision", clause.revision());
        }
        json.writeStringField("clause", clause.clause());
        json.writeStringField("at", clause.at());
        json.writeStringField("value", clause.value());
        json.writeObjectFieldStart("facts");
        for (var fact : sorted(clause.facts())) {
            json.writeStringField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("parameters");
        for (var parameter : sorted(clause.parameters())) {
            var used = parameter.getValue();
            json.writeObjectFieldStart(parameter.getKey());
            json.writeStringField("value", used.value());
            text(json, "from", used.from());
            text(json, "to", used.to());
            text(json, "group", used.group());
            text(json, "reference", used.reference());
            text(json, "checked", used.checked());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static <V> List<Map.Entry<String, V>> sorted(Map<String, V> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static void list(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (var value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value.toString());
        }
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }
}
