package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.Answer;
import org.daylight.rules.evaluation.CounselReview;
import org.daylight.rules.evaluation.Explanation;
import org.daylight.rules.evaluation.LineResult;
import org.daylight.rules.evaluation.RuleAnswer;
import org.daylight.rules.facts.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers by one rulebook as JSON, one line per subject, always the same bytes for the same answers. Names stand there as bytes; a
 * generator writes only texts that need an escape, or more than a byte for a character.
 */
final class AnswerWriter implements AutoCloseable {

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
    private static final byte[] DETAILS = bytes(",\"answers\":[");
    private static final byte[] NULL = bytes("null");
    private static final byte[] END = bytes("]}\n");
    private static final byte[] END_OF_LETTERS = bytes("\"}\n");

    private static final byte[] RULE = bytes("\"rule\":");
    private static final byte[] REVISION = bytes(",\"revision\":");
    private static final byte[] ANSWER = bytes(",\"answer\":");
    private static final byte[] APPLICABILITY_UNKNOWN = bytes(",\"applicabilityUnknown\":true");
    private static final byte[] SEVERITY = bytes(",\"severity\":");
    private static final byte[] DUTY_HOLDER = bytes(",\"dutyHolder\":");
    private static final byte[] CHOICE = bytes(",\"choice\":");
    private static final byte[] AUTHORITY = bytes(",\"authority\":");
    private static final byte[] CITATION = bytes(",\"citation\":");
    private static final byte[] REVIEWED = bytes(",\"counselReviewed\":true");
    private static final byte[] NOT_REVIEWED = bytes(",\"counselReviewed\":false");
    private static final byte[] MESSAGE = bytes(",\"message\":");
    private static final byte[] DISCLAIMER = bytes(",\"disclaimer\":");
    private static final byte[] MISSING = bytes(",\"missing\":[");
    private static final byte[] REASONS = bytes(",\"reasons\":[");
    private static final byte[] PERMITTED_FROM = bytes(",\"permittedFrom\":");
    private static final byte[] READING = bytes(",\"reading\":");
    private static final byte[] COUNSEL_REVIEW = bytes(",\"counselReview\":");
    private static final byte[] BECAUSE = bytes(",\"because\":");
    private static final byte[] NEXT_CHANGE_ON = bytes(",\"nextChangeOn\":");

    /** What of an answer follows from the revision and the letter alone. */
    private record Kind(String rule, @Nullable String revision, Answer answer, boolean applicabilityUnknown) {}

    private final Growing out;
    private final JsonGenerator json;

    /** How answers begin, by their kind: the same few come again and again. */
    private final Map<Kind, byte[]> beginnings = new HashMap<>();

    AnswerWriter(Growing out) throws IOException {
        this.out = out;
        json = JSON.createGenerator(out).setRootValueSeparator(null);
    }

    void line(ScannedLine line, LineResult result) throws IOException {
        subject(line);
        out.write(TYPE);
        text(line.type().id());
        out.write(PARTNER);
        if (!line.writePartner(out)) {
            text(line.partner());
        }
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
        text(change == null ? null : change.toString());
        out.write(CHANGE_RULE);
        text(result.nextChangeRule());
        out.write(DETAILS);
        var answers = result.answers();
        for (var index = 0; index < answers.size(); index++) {
            if (index > 0) {
                out.write(',');
            }
            out.write('{');
            fields(answers.get(index));
            out.write('}');
        }
        out.write(END);
    }

    /** The subject, and a letter for each rule. */
    void letters(ScannedLine line, LineResult result) throws IOException {
        subject(line);
        out.write(VECTOR);
        out.write(result.vector());
        out.write(END_OF_LETTERS);
    }

    private void subject(ScannedLine line) throws IOException {
        out.write(SUBJECT);
        if (!line.writeSubject(out)) {
            text(line.subject());
        }
    }

    void explanation(String subject, Explanation explanation) throws IOException {
        out.write(SUBJECT);
        text(subject);
        out.write(',');
        fields(explanation.answer());
        out.write(READING);
        text(explanation.reading());
        out.write(COUNSEL_REVIEW);
        review(explanation.counselReview());
        out.write(BECAUSE);
        json.writeStartArray();
        for (var clause : explanation.because()) {
            clause(clause);
        }
        json.writeEndArray();
        json.flush();
        out.write('}');
    }

    private void fields(RuleAnswer answer) throws IOException {
        var kind = new Kind(answer.rule(), answer.revision(), answer.answer(), answer.applicabilityUnknown());
        var known = beginnings.get(kind);
        if (known != null) {
            out.write(known);
        } else {
            var from = out.length();
            beginning(answer);
            beginnings.put(kind, out.since(from));
        }
        out.write(MESSAGE);
        text(answer.message());
        if (answer.disclaimer() != null) {
            out.write(DISCLAIMER);
            text(answer.disclaimer());
        }
        out.write(MISSING);
        list(answer.missing());
        out.write(REASONS);
        list(answer.reasons());
        if (answer.permittedFrom() != null) {
            out.write(PERMITTED_FROM);
            text(answer.permittedFrom());
        }
        out.write(NEXT_CHANGE_ON);
        var change = answer.nextChangeOn();
        text(change == null ? null : change.toString());
    }

    private void beginning(RuleAnswer answer) throws IOException {
        out.write(RULE);
        text(answer.rule());
        out.write(REVISION);
        text(answer.revision());
        out.write(ANSWER);
        text(answer.answer().name());
        if (answer.applicabilityUnknown()) {
            out.write(APPLICABILITY_UNKNOWN);
        }
        out.write(SEVERITY);
        text(answer.severity().name());
        out.write(DUTY_HOLDER);
        text(answer.dutyHolder().name());
        out.write(CHOICE);
        text(answer.choice().name());
        out.write(AUTHORITY);
        text(answer.authority().name());
        out.write(CITATION);
        text(answer.citation());
        out.write(answer.counselReviewed() ? REVIEWED : NOT_REVIEWED);
    }

    /** The texts of a list and the bracket that closes it. */
    private void list(List<String> texts) throws IOException {
        for (var index = 0; index < texts.size(); index++) {
            if (index > 0) {
                out.write(',');
            }
            text(texts.get(index));
        }
        out.write(']');
    }

    private void text(@Nullable String text) throws IOException {
        if (text == null) {
            out.write(NULL);
        } else if (!out.plain(text)) {
            json.writeString(text);
            json.flush();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private void clause(Explanation.Clause clause) throws IOException {
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
        if (!clause.elements().isEmpty()) {
            elements(clause.elements());
        }
        json.writeObjectFieldStart("parameters");
        for (var parameter : sorted(clause.parameters())) {
            json.writeObjectFieldStart(parameter.getKey());
            used(parameter.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("sets");
        for (var set : clause.sets()) {
            set(set);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void elements(List<Explanation.Element> elements) throws IOException {
        json.writeArrayFieldStart("elements");
        for (var element : elements) {
            json.writeStartObject();
            json.writeStringField("list", element.list());
            json.writeNumberField("number", element.number());
            json.writeStringField("value", element.value());
            json.writeStringField("holds", element.holds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void set(Explanation.SetUsed set) throws IOException {
        json.writeStartObject();
        json.writeStringField("set", set.set());
        json.writeStringField("code", set.code());
        json.writeStringField("on", set.on());
        json.writeStringField("member", set.member());
        json.writeArrayFieldStart("memberships");
        for (var membership : set.memberships()) {
            json.writeStartObject();
            json.writeStringField("from", membership.from());
            json.writeStringField("to", membership.to());
            json.writeStringField("reference", membership.reference());
            json.writeStringField("checked", membership.checked());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("completeFrom", set.completeFrom());
        json.writeStringField("completeTo", set.completeTo());
        json.writeStringField("source", set.source());
        json.writeEndObject();
    }

    private void review(@Nullable CounselReview review) throws IOException {
        if (review == null) {
            out.write(NULL);
            return;
        }
        json.writeStartObject();
        json.writeStringField("by", review.by());
        json.writeStringField("on", review.on());
        json.writeStringField("textAsOf", review.textAsOf());
        json.writeEndObject();
        json.flush();
    }

    private void used(Explanation.ParameterUsed used) throws IOException {
        json.writeStringField("value", used.value());
        json.writeStringField("from", used.from());
        json.writeStringField("to", used.to());
        json.writeStringField("group", used.group());
        json.writeStringField("reference", used.reference());
        json.writeStringField("checked", used.checked());
    }

    private static <V> List<Map.Entry<String, V>> sorted(Map<String, V> map) {
        return map.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
