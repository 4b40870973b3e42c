package org.daylight.review.reviews;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Json;
import org.daylight.review.dependency.DependencyDown;
import org.jspecify.annotations.Nullable;

/**
 * One fact line: its bytes, which are forwarded as they came, and what its header says.
 *
 * @param type the bare word, without the version
 * @param marking of everything that it speaks of
 * @param sameUntil the first later day on which it reads differently although nothing is recorded
 * @param measuredOn what its measures were made from, as a list; null = nothing is measured of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would double what a partition holds
record FactLine(
        String subject,
        String type,
        @Nullable String partner,
        @Nullable String label,
        List<String> accessGroups,
        Marking marking,
        @Nullable String sameUntil,
        byte[] bytes,
        @Nullable JsonNode measuredOn) {

    private static final ObjectReader MARKING = Json.mapper()
            .readerFor(Marking.class)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Reads the header and stops at the first leaf. */
    static FactLine read(byte[] bytes) {
        String subject = null;
        String partner = null;
        String label = null;
        String sameUntil = null;
        List<String> groups = List.of();
        Marking marking = Marking.UNMARKED;
        try (var json = Json.mapper().getFactory().createParser(bytes)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME
                    && json.currentName().indexOf('.') < 0) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "subject" -> subject = json.getText();
                    case "partner" -> partner = text(json);
                    case "label" -> label = text(json);
                    case "accessGroups" -> groups = texts(json);
                    case "sameUntil" -> sameUntil = text(json);
                    case "marking" -> marking = MARKING.readValue(json);
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new DependencyDown("transfer-registry sent a fact line that cannot be read", e);
        }
        if (subject == null || subject.indexOf(':') < 1) {
            throw new DependencyDown("transfer-registry sent a fact line without a subject", null);
        }
        return new FactLine(
                subject,
                subject.substring(0, subject.indexOf(':')),
                partner,
                label,
                groups,
                marking,
                sameUntil,
                bytes,
                null);
    }

    /** As it is stored: nothing where it is not marked. */
    @Nullable
    String marked() {
        return marking.equals(Marking.UNMARKED) ? null : marking.json();
    }

    private static @Nullable String text(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    private static List<String> texts(JsonParser json) throws IOException {
        var texts = new ArrayList<String>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return texts;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(json.getText());
        }
        texts.sort(null);
        return texts;
    }
}
