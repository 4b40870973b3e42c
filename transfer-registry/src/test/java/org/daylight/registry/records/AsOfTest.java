package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.put;
import static org.daylight.registry.Api.record;
import static org.daylight.registry.records.EveryKindTest.content;
import static org.daylight.registry.records.EveryKindTest.key;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.kit.date.Ahead;
import org.daylight.kit.date.Begins;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A day, an instant and a kind of knowledge on every read of every kind of record. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class AsOfTest {

    @Inject
    RecordTypes types;

    @ParameterizedTest
    @EnumSource
    void everyReadTakesDayInstantAndKnowledgeAndSaysWhich(RecordKind kind) {
        var partner = Api.partner();
        var key = key(kind, partner);
        var content = content(kind, key, partner);
        var location = record(kind.resource(), content);
        var at = get(READER, location).extract().<String>path("recordedAt");
        put(DESK, location, "\"1\"", draft(content, "\"knownSince\": \"2024-06-01T00:00:00Z\""))
                .statusCode(200);
        var list = "/v1/" + kind.resource() + "?" + kind.key() + "=" + key;

        get(READER, location + "?asOf=2099-01-01")
                .statusCode(200)
                .header("As-Of", equalTo("2099-01-01"))
                .header("ETag", nullValue())
                .body("version", equalTo(2));
        get(READER, location + "?asOf=2099-01-01&knownAt=" + at)
                .header("Known-At", equalTo(at))
                .body("version", equalTo(1));
        get(READER, location + "?knowledge=declared&knownAt=2024-07-01T00:00:00Z")
                .header("Knowledge", equalTo("declared"))
                .body("version", equalTo(2));
        get(READER, location + "?knowledge=declared&knownAt=2024-05-01T00:00:00Z")
                .statusCode(404);
        get(READER, list + "&asOf=2099-01-01")
                .header("As-Of", equalTo("2099-01-01"))
                .body("items.version", hasItem(2));
        get(READER, list + "&asOf=2099-01-01&knownAt=" + at).body("items.version", hasItem(1));
        get(READER, list + "&knowledge=declared&knownAt=2024-07-01T00:00:00Z").body("items", hasSize(1));
        get(READER, list + "&knowledge=declared&knownAt=2024-05-01T00:00:00Z").body("items", hasSize(0));
        get(READER, location + "/history?knownAt=" + at).body("version", hasSize(1));
        get(READER, location + "?asOf=2014").statusCode(400).body("violations.pointer", hasItem("query:asOf"));
        get(READER, location + "?knowledge=guessed")
                .statusCode(400)
                .body("violations.pointer", hasItem("query:knowledge"));
    }

    /** By hand from the contents of {@link EveryKindTest}: what had not come by the day is absent or not there. */
    @ParameterizedTest
    @CsvSource({
        "AUTHORITY, 2021-09-30, 2021-10-01, content.steps[0].from",
        "DELIVERY, 2024-12-15, 2024-12-16, content.milestones.HANDED_OVER.on",
        "NOTIFICATION, 2014-01-21, 2014-01-22, content.receipts[0].on",
        "EXPECTATION, 2022-05-02, 2022-05-03, content.sentOn",
        "END_USE_CHECK, 2024-02-29, 2024-03-01, content.on",
        "INCIDENT, 2024-01-09, 2024-01-10, content.knownOn",
        "PARTNER_REQUEST, 2022-05-31, 2022-06-01, content.asked[0].on",
        "CONGRESSIONAL_REQUEST, 2024-01-09, 2024-01-10, content.receivedOn",
    })
    void anEventIsThereFromTheFirstDayThatItMayLieOn(RecordKind kind, String before, String from, String path) {
        var partner = Api.partner();
        var key = key(kind, partner);
        var location = record(kind.resource(), content(kind, key, partner));
        var list = "/v1/" + kind.resource() + "?" + kind.key() + "=" + key;
        var said = get(READER, location).extract().<String>path(path);

        get(READER, location + "?asOf=" + before).statusCode(200).body(path, nullValue());
        get(READER, location + "?asOf=" + from).body(path, equalTo(said));
        get(READER, list + "&asOf=" + before).body("items[0]." + path, nullValue());
        get(READER, list + "&asOf=" + from).body("items[0]." + path, equalTo(said));
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITMENT, 2022-05-31, 2022-06-01",
        "DETERMINATION, 2018-12-31, 2019-01-01",
        "JUDGEMENT, 2024-01-31, 2024-02-01",
        "CONSULTATION, 2024-04-03, 2024-04-04",
        "CONTROL_TOTAL, 2023-12-31, 2024-01-01",
    })
    void aRecordOfOneEventIsNotThereBeforeIt(RecordKind kind, String before, String from) {
        var partner = Api.partner();
        var key = key(kind, partner);
        var location = record(kind.resource(), content(kind, key, partner));
        var list = "/v1/" + kind.resource() + "?" + kind.key() + "=" + key;

        get(READER, location + "?asOf=" + before).statusCode(404);
        get(READER, location + "?asOf=" + from).statusCode(200);
        get(READER, list + "&asOf=" + before).body("items", hasSize(0)).body("total.count", equalTo(0));
        get(READER, list + "&asOf=" + from).body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "UNDERTAKING, content.periodEndOn, 2024-03-31",
        "PROPOSAL, content.on, 2024-03-20",
    })
    void whatIsSaidBeforeItComesIsThereBeforeItComes(RecordKind kind, String path, String said) {
        var partner = Api.partner();
        var location = record(kind.resource(), content(kind, key(kind, partner), partner));

        get(READER, location + "?asOf=2020-01-01").body(path, equalTo(said));
    }

    @Test
    void ofDatedStatementsThoseThatHadBegunAreThere() {
        var code = Api.code();
        var location = record("partners", """
                {"code": "%s", "name": "Examplia", "kind": "STATE", "securityStates": [
                 {"state": "PEACE", "from": "2010", "to": "2022-02-24", "statedBy": "own office"},
                 {"state": "ARMED_CONFLICT", "from": "2022-02-24", "statedBy": "own office"}]}""".formatted(code));

        get(READER, location + "?asOf=2022-02-23")
                .body("content.securityStates.state", equalTo(List.of("PEACE")))
                .body("content.securityStates[0].to", equalTo("2022-02-24"));
        get(READER, location + "?asOf=2022-02-24").body("content.securityStates", hasSize(2));
    }

    @Test
    void anAccountThatWasGivenLaterIsNotThereYet() {
        var partner = Api.partner();
        var location = record("incidents", """
                {"reference": "%1$s/I", "partner": "%1$s", "kind": "LOSS", "alleged": "lost", "level": "L1",
                 "state": "REPORTED_BY_OFFICE", "accounts": [
                 {"by": "the depot", "on": "2024-01-10", "text": "It was stolen."},
                 {"by": "the brigade", "on": "2024-02-10", "text": "It was sold."},
                 {"by": "a guard", "on": null, "text": "It never came."}]}""".formatted(partner));

        get(READER, location + "?asOf=2024-02-09")
                .body("content.accounts.by", equalTo(List.of("the depot", "a guard")));
        get(READER, location + "?asOf=2024-02-10").body("content.accounts", hasSize(3));
    }

    @Test
    void whatWasCountedLaterIsNotKnownYet() {
        var partner = Api.partner();
        var location = record("objectives", """
                {"reference": "%1$s/O", "partner": "%1$s", "interest": "i", "statement": "s", "noDivergenceReason": "n",
                 "status": "DRAFT", "readinessFloors": [{"stock": "shells", "floor": {"amount": "9", "unit": "EACH"},
                 "held": {"amount": "12", "unit": "EACH"}, "committed": null, "countedOn": "2024-02"}]}""".formatted(partner));

        get(READER, location + "?asOf=2024-01-31")
                .body("content.readinessFloors[0].floor.amount", equalTo("9"))
                .body("content.readinessFloors[0].keySet()", equalTo(Set.of("stock", "floor")));
        get(READER, location + "?asOf=2024-02-01")
                .body("content.readinessFloors[0].held.amount", equalTo("12"))
                .body("content.readinessFloors[0]", hasKey("committed"));
    }

    /** Of what else has a date in a list the rest is true before it: who is to receive a notice, and what a stock is to hold. */
    @Test
    void noEntryOfAListLosesNothingButItsDate() {
        var dated = new TreeSet<String>();
        types.words().forEach(word -> within(types.named(word).orElseThrow().content(), false, dated));

        assertThat(dated).containsExactly("ReadinessFloor.countedOn", "Receipt.on");
    }

    /** The dates of entries that do not say since when there is such an entry. */
    private static void within(Class<?> type, boolean isEntry, Set<String> dated) {
        var begins = Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> component.isAnnotationPresent(Begins.class)
                        || (component.getType() == ImpreciseDate.class
                                && component.getAccessor().isAnnotationPresent(NotNull.class)
                                && !component.isAnnotationPresent(Ahead.class)));
        for (var component : type.getRecordComponents()) {
            var text = component.getGenericType().getTypeName();
            if (isEntry && !begins && text.contains("ImpreciseDate") && !component.isAnnotationPresent(Ahead.class)) {
                dated.add(type.getSimpleName() + "." + component.getName());
            }
            if (component.getType().isRecord() && component.getType() != ImpreciseDate.class) {
                within(component.getType(), false, dated);
            } else if (Collection.class.isAssignableFrom(component.getType())
                    && ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                            instanceof Class<?> entry
                    && entry.isRecord()) {
                within(entry, true, dated);
            }
        }
    }
}
