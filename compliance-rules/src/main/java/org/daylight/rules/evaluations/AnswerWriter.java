package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.Explanation;
import org.daylight.rules.evaluation.LineResult;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.facts.ScannedLine;
import org.jspecify.annotations.Nullable;

/** Writes answers as JSON, one line per subject, always the same bytes for the same answers. */
final class AnswerWriter {

    private static final JsonFactory JSON = new JsonFactory();

    private static final Answer[] ANSWERS = Answer.values();
    private static final byte[] SUBJECT = bytes("{\"subject\":");
    private static final byte[] TYPE = bytes(",\"type\":");
    private static final byte[] PARTNER = bytes(",\"partner\":");
    private static final byte[][] COUNTS = Arrays.stream(ANSWERS)
            .map(answer -> bytes((answer == ANSWERS[0] ? ",\"counts\":{\"" : ",\"") + answer.name() + "\":"))
            .toArray(byte[][]::new);
    private static final byte[] UNSURE = bytes("},\"metApplicabilityUnknown\":");
    private static final byte[] VECTOR = bytes(",\"vector\":\"");
    private static final byte[] CHANGE = bytes("\",\"nextChangeOn\":");
    private static final byte[] CHANGE_RULE = bytes(",\"nextChangeRule\":");
    private static final byte[] DETAILS = bytes(",\"answers\":");
    private static final byte[] NULL = bytes("null");
    private static final byte[] NO_DETAILS = bytes("[]");
    private static final byte[] END = bytes("}\n");

    private AnswerWriter() {}

    /** A generator for the parts of a batch's lines that are written by it. */
    static JsonGenerator lines(OutputStream out) throws IOException {
        return generator(out).setRootValueSeparator(null);
    }

    /** Most of a line is the same for every subject and is written as bytes; texts that may need escapes are not. */
    static void line(Growing out, JsonGenerator json, ScannedLine line, LineResult result) throws IOException {
        out.write(SUBJECT);
        if (!line.writeSubject(out)) {
            text(out, json, line.subject());
        }
        out.write(TYPE);
        text(out, json, line.type().id());
        out.write(PARTNER);
        text(out, json, line.partner());
        for (var index = 0; index < ANSWERS.length; index++) {
            out.write(COUNTS[index]);
            out.number(result.count(ANSWERS[index]));
        }
        out.write(UNSURE);
        out.number(result.metApplicabilityUnknown());
        out.write(VECTOR);
        out.write(result.vector());
        out.write(CHANGE);
        var change = result.nextChangeOn();
        text(out, json, change == null ? null : change.toString());
        out.write(CHANGE_RULE);
        text(out, json, result.nextChangeRule());
        out.write(DETAILS);
        if (result.answers().isEmpty()) {
            out.write(NO_DETAILS);
        } else {
            details(json, result.answers());
        }
        out.write(END);
    }

    private static void text(Growing out, JsonGenerator json, @Nullable String text) throws IOException {
        if (text == null) {
            out.write(NULL);
        } else if (!out.plain(text)) {
            json.writeString(text);
            json.flush();
        }
    }

    private static void details(JsonGenerator json, List<RuleAnswer> answers) throws IOException {
        json.writeStartArray();
        for (var answer : answers) {
            json.writeStartObject();
            fields(json, answer);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
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
