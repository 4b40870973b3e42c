package org.daylight.rules.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import org.daylight.kit.json.StorableText;
import org.jspecify.annotations.Nullable;

/** Reads a fact line in one pass, without a tree. */
final class FactLineReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Vocabulary vocabulary;
    private @Nullable SubjectType type;
    private @Nullable String subject;
    private @Nullable LocalDate asOf;
    private @Nullable String partner;
    private @Nullable Object @Nullable [] values;

    private FactLineReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static FactLine read(Vocabulary vocabulary, byte[] line) {
        try (var parser = JSON.createParser(line)) {
            return new FactLineReader(vocabulary).line(parser);
        } catch (JsonProcessingException e) {
            throw new FactLineException("the line is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FactLine line(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FactLineException("a fact line is one JSON object");
        }
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            field(parser, name, parser.nextToken());
        }
        if (parser.nextToken() != null) {
            throw new FactLineException("a fact line is one JSON object, and nothing comes after it");
        }
        if (type == null || values == null || subject == null || asOf == null) {
            throw new FactLineException("a fact line names its subject, type and asOf");
        }
        return new FactLine(type, subject, asOf, partner, values);
    }

    private void field(JsonParser parser, String name, JsonToken token) throws IOException {
        switch (name) {
            case "subject" -> subject = text(parser, name, token);
            case "partner" -> partner = token == JsonToken.VALUE_NULL ? null : text(parser, name, token);
            case "asOf" -> asOf = day(text(parser, name, token));
            case "type" -> {
                var id = text(parser, name, token);
                var found = vocabulary
                        .type(id)
                        .orElseThrow(
                                () -> new FactLineException("there is no type %s; see the fact types".formatted(id)));
                type = found;
                values = new @Nullable Object[found.leaves().size()];
            }
            default -> leaf(parser, name, token);
        }
    }

    private void leaf(JsonParser parser, String name, JsonToken token) throws IOException {
        if (name.indexOf('.') < 0) {
            parser.skipChildren();
            return;
        }
        if (type == null || values == null) {
            throw new FactLineException("the type comes before the facts");
        }
        var slot = type.slot(name);
        if (slot == null) {
            // A supplier that is ahead of this vocabulary: no rule can ask for the fact.
            parser.skipChildren();
            return;
        }
        if (values[slot] != null) {
            throw new FactLineException(name + " is stated twice");
        }
        values[slot] = value(parser, type.leaf(slot), token);
    }

    private static @Nullable Object value(JsonParser parser, Leaf leaf, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            // What always has a value cannot be known to be absent: it is just not known.
            return leaf.mayBeAbsent() ? Absent.ABSENT : null;
        }
        return leaf.type().element().isPresent() ? list(parser, leaf, token) : scalar(parser, leaf, leaf.type(), token);
    }

    private static Object scalar(JsonParser parser, Leaf leaf, FactType type, JsonToken token) throws IOException {
        return switch (type) {
            case BOOL -> bool(leaf, token);
            case INT -> integer(parser, leaf, token);
            case STRING -> text(parser, leaf.name(), token);
            case DATE, DAYS, MONEY, QUANTITY, DECIMAL -> {
                try {
                    yield FactValue.read(type, text(parser, leaf.name(), token));
                } catch (IllegalArgumentException e) {
                    throw new FactLineException(leaf.name() + ": " + e.getMessage());
                }
            }
            case STRING_LIST, BOOL_LIST, INT_LIST, DATE_LIST, DAYS_LIST, MONEY_LIST, QUANTITY_LIST, DECIMAL_LIST ->
                throw new FactLineException(leaf.name() + " has a list within its list");
        };
    }

    private static Object bool(Leaf leaf, JsonToken token) {
        if (!token.isBoolean()) {
            throw new FactLineException(leaf.name() + " is true, false or null");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private static Object integer(JsonParser parser, Leaf leaf, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw new FactLineException(leaf.name() + " is a whole number");
        }
        return Span.of(parser.getLongValue());
    }

    private static Object list(JsonParser parser, Leaf leaf, JsonToken token) throws IOException {
        var type = leaf.type().element().orElseThrow();
        if (token != JsonToken.START_ARRAY) {
            throw new FactLineException("%s is a list, as in [\"…\", null]".formatted(leaf.name()));
        }
        var elements = new ArrayList<@Nullable Object>();
        for (var item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            elements.add(item == JsonToken.VALUE_NULL ? null : scalar(parser, leaf, type, item));
            if (elements.size() > FactList.MOST) {
                throw new FactLineException("%s has more than %,d elements; state fewer, or leave it out"
                        .formatted(leaf.name(), FactList.MOST));
            }
        }
        return new FactList(elements);
    }

    private static String text(JsonParser parser, String name, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            throw new FactLineException(name + " is a string");
        }
        var text = parser.getText();
        // Two halves of different pairs would both become a question mark, and two subjects one.
        if (!StorableText.is(text)) {
            throw new FactLineException(name + " " + StorableText.MEND);
        }
        return text;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new FactLineException("asOf is a day; write 2024-03-20");
        }
    }
}
