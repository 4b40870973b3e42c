package org.daylight.registry.records;

import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class SourcesTest {

    private final String code = Api.code();

    @Test
    void stayWhenTheyAreLeftOutAndGoWhenNoneAreStated() {
        var location = post(
                        DESK,
                        "/v1/partners",
                        draft(Api.partner(code), sources("{\"document\": \"a list\", \"grade\": \"B2\"}")))
                .statusCode(201)
                .extract()
                .header("Location");

        put(DESK, location, "\"1\"", draft(Api.partner(code))).body("sources.document", contains("a list"));
        postIfMatch(DESK, location + "/corrections", "\"2\"", draft(Api.partner(code), "\"reason\": \"misread\""))
                .body("sources.grade", contains("B2"));
        put(DESK, location, "\"3\"", draft(Api.partner(code), sources(""))).body("sources", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"field | /nope", "field | name", "field | /aliases/3", "grade | G1", "grade | B", "url | long"})
    void supportWhatIsThereAndAreOfASize(String field, String value) {
        var said = value.equals("long") ? "x".repeat(2_001) : value;
        var source = "{\"%s\": \"%s\"}".formatted(field, said);

        post(DESK, "/v1/partners", draft(Api.partner(code), sources(source)))
                .statusCode(400)
                .body("violations.pointer", hasItem("/sources/0/" + field));
        Register.load(
                        DESK,
                        "{\"type\":\"partner\",\"sources\":[%s],\"content\":%s}".formatted(source, Api.partner(code)))
                .statusCode(422)
                .body("problems.pointer", hasItem("/sources/0/" + field));
        get(READER, "/v1/partners?code=" + code).body("items", empty());
    }

    @Test
    void ofAFieldThatIsThereAreTaken() {
        post(DESK, "/v1/partners", draft(Api.partner(code), sources("{\"field\": \"/name\"}")))
                .statusCode(201);
    }

    private static String sources(String list) {
        return "\"sources\": [%s]".formatted(list);
    }
}
