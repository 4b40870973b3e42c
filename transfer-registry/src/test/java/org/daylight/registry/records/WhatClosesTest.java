package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.daylight.kit.json.Json;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record is closed by what it says of itself; docs/registry.md names it for every kind. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@SuppressWarnings("NullAway.Init")
class WhatClosesTest {

    @Inject
    RecordTypes types;

    /** The kinds that are closed by a day: what is changed in a content that is open, and what is read of it before and on that day. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', quoteCharacter = '~', textBlock = """
            OBJECTIVE             | {"status": "ENDED", "approvedOn": "2024-01-01", "endedOn": "2024-06-01"}  | status                        | APPROVED   | ENDED
            TRANSFER              | {"status": "COMPLETED", "agreedOn": "2024-01-01", "completedOn": "2024-06-01"} | status                   | AGREED     | COMPLETED
            DELIVERY              | {"milestones": {"HANDED_OVER": {"on": "2024-06-01"}}}                     | milestones.HANDED_OVER.on     | -          | 2024-06-01
            DELIVERY              | {"droppedOn": "2024-06-01"}                                               | droppedOn                     | -          | 2024-06-01
            NOTIFICATION          | {"withdrawnOn": "2024-06-01"}                                             | withdrawnOn                   | -          | 2024-06-01
            COMMITMENT            | {"withdrawnOn": "2024-06-01"}                                             | withdrawnOn                   | -          | 2024-06-01
            HOLD                  | {"ending": "OVERRIDDEN", "releasedOn": "2024-06-01"}                      | ending                        | NOT_ENDED  | OVERRIDDEN
            ITEM                  | {"dispositions": [{"disposition": "LOST", "on": "2024-06-01", "statedBy": "the partner"}]} | dispositions[0].disposition | - | LOST
            INCIDENT              | {"state": "CLOSED", "closedOn": "2024-06-01"}                             | closedOn                      | -          | 2024-06-01
            UNDERTAKING           | {"fulfilledOn": "2024-06-01"}                                             | fulfilledOn                   | -          | 2024-06-01
            PROTOCOL              | {"state": "RAISED", "steps": [{"state": "RAISED", "on": "2024-06-01"}]}   | state                         | NOT_RAISED | RAISED
            PARTNER_REQUEST       | {"withdrawnOn": "2024-06-01"}                                             | withdrawnOn                   | -          | 2024-06-01
            CONGRESSIONAL_REQUEST | {"answeredOn": "2024-06-01"}                                              | answeredOn                    | -          | 2024-06-01
            UNIT                  | {"effectiveStepsOn": "2024-06-01"}                                        | effectiveStepsOn              | -          | 2024-06-01
            """)
    void isClosedFromTheDayThatItSays(
            RecordKind kind, String change, String path, @Nullable String before, String closed) throws IOException {
        var location = changed(kind, change);

        get(READER, location + "?asOf=2024-05-31").body("content." + path, equalTo(before));
        get(READER, location + "?asOf=2024-06-01").body("content." + path, equalTo(closed));
        get(READER, location).body("content." + path, equalTo(closed));
    }

    /** The kinds whose end is said before it comes, and stands in the record all the while. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PARTNER        | {"securityStates": [{"state": "CRISIS", "from": "2020", "to": "2024-06-01", "statedBy": "own office"}]} | securityStates[0].to
            AUTHORITY      | {"expiresOn": "2024-06-01"}   | expiresOn
            DETERMINATION  | {"until": "2024-06-01"}       | until
            EXPECTATION    | {"validUntil": "2024-06-01"}  | validUntil
            USE_PERMISSION | {"effectiveTo": "2024-06-01"} | effectiveTo
            COMMITMENT     | {"expiresOn": "2024-06-01"}   | expiresOn
            HOLD           | {"expiresOn": "2024-06-01"}   | expiresOn
            PROPOSAL       | {"endsOn": "2024-06-01"}      | endsOn
            """)
    void theEndOfATermIsSaidBeforeItComes(RecordKind kind, String change, String path) throws IOException {
        var location = changed(kind, change);

        get(READER, location + "?asOf=2024-05-31").body("content." + path, equalTo("2024-06-01"));
        get(READER, location + "?asOf=2024-06-02").body("content." + path, equalTo("2024-06-01"));
    }

    /** The kinds of one event: a later one closes nothing and stands beside it. */
    @ParameterizedTest
    @CsvSource({"INVENTORY", "JUDGEMENT", "CONSULTATION", "CONTROL_TOTAL", "END_USE_CHECK"})
    void anEventIsNotClosedByALaterOne(RecordKind kind) {
        var partner = Api.partner();
        var one = record(kind.resource(), EveryKindTest.content(kind, partner + "-1", partner));
        var said = get(READER, one).extract().asString();
        record(kind.resource(), EveryKindTest.content(kind, partner + "-2", partner));

        assertThat(get(READER, one).extract().asString()).isEqualTo(said);
    }

    private static String changed(RecordKind kind, String change) throws IOException {
        var partner = Api.partner();
        var content = EveryKindTest.content(kind, EveryKindTest.key(kind, partner), partner);
        var location = record(kind.resource(), content);
        var closed = (ObjectNode) Json.mapper().readTree(content);
        closed.setAll((ObjectNode) Json.mapper().readTree(change));
        put(DESK, location, "\"1\"", draft(closed.toString())).statusCode(200);
        return location;
    }

    @Test
    void thePageSaysOfEveryKindWhatClosesIt() throws IOException {
        var said = said();

        assertThat(said.keySet())
                .containsExactlyElementsOf(Arrays.stream(RecordKind.values())
                        .map(RecordKind::resource)
                        .toList());
        assertThat(said.values()).allSatisfy(closes -> assertThat(closes).isNotBlank());
    }

    /** Every field that the page names of a kind is one of the content of that kind, or of what it lists. */
    @Test
    void thePageNamesFieldsThatAreThere() throws IOException {
        var field = Pattern.compile("`([a-z]+[A-Za-z]*)`");
        var said = said();

        for (var kind : RecordKind.values()) {
            var there =
                    names(FullContent.of(types.named(kind.word()).orElseThrow().content()), new TreeSet<>());
            assertThat(field.matcher(said.getOrDefault(kind.resource(), ""))
                            .results()
                            .map(named -> named.group(1)))
                    .as(kind.resource())
                    .isSubsetOf(there);
        }
    }

    private static Set<String> names(JsonNode content, Set<String> into) {
        content.fieldNames().forEachRemaining(into::add);
        content.forEach(inner -> names(inner, into));
        return into;
    }

    private static Map<String, String> said() throws IOException {
        var page = Files.readString(Path.of("../docs/registry.md"));
        var rows = new LinkedHashMap<String, String>();
        Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (.*) \\|$")
                .matcher(page.substring(page.indexOf("## What closes a record"), page.indexOf("## Code lists")))
                .results()
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }
}
