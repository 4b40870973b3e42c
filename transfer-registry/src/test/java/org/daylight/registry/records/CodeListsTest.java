package org.daylight.registry.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.AUDITOR;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.READER;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.draft;
import static org.daylight.registry.Api.get;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.record;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.daylight.kit.json.CurrencyCode;
import org.daylight.kit.json.MoneyBasis;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class CodeListsTest {

    private static final Path PACKS = Path.of("../compliance-rules/src/main/resources/packs");

    @ParameterizedTest
    @EnumSource
    void everyCategoryOfTheMunitionsListComesOutInTheFactsAsItWasRecorded(UsmlCategory category) {
        var partner = Api.partner();
        post(DESK, "/v1/proposals", draft("""
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "LICENCE", "article": {"usmlCategory": "%2$s",
                 "unrocaCategory": "SMALL_ARMS"}}""".formatted(partner, category))).statusCode(201);

        assertThat(lines(partner))
                .contains("\"item.usmlCategory\":\"" + category + "\"")
                .contains("\"item.unrocaCategory\":\"SMALL_ARMS\"");
    }

    @ParameterizedTest
    @EnumSource
    void everyCategoryOfTheWassenaarListComesOutInTheFactsAsItWasRecorded(WassenaarCategory category) {
        var partner = Api.partner();
        post(DESK, "/v1/proposals", draft("""
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "LICENCE", "article": {"wassenaarCategory": "%2$s"}}""".formatted(partner, category))).statusCode(201);

        assertThat(lines(partner)).contains("\"item.wassenaarCategory\":\"" + category + "\"");
    }

    @Test
    void theLineOfATransferSaysWhichCategoryOfTheWassenaarListItIsOf() {
        var partner = Api.partner();
        record(
                "transfers",
                Api.transfer(partner + "/T", partner)
                        .replaceFirst("\"number\": 1", "\"number\": 1, \"wassenaarCategory\": \"ML6\""));
        post(DESK, "/v1/proposals", draft("""
                {"reference": "%1$s/P", "partner": "%1$s", "kind": "OFFER", "transfer": "%1$s/T", "line": 1}""".formatted(partner))).statusCode(201);

        assertThat(lines(partner)).contains("\"item.wassenaarCategory\":\"ML6\"");
        post(DESK, "/v1/proposals", draft("""
                {"reference": "%1$s/Q", "partner": "%1$s", "kind": "LICENCE", "article": {"wassenaarCategory": "ML23"}}""".formatted(partner)))
                .statusCode(400)
                .body("violations.pointer", hasItem("/content/article/wassenaarCategory"));
    }

    /** The three stages of CHIRG: on a day those that had begun are there. */
    @Test
    void theResponseToCivilianHarmHasItsThreeStages() {
        var partner = Api.partner();
        var harm = """
                {"reference": "%1$s/I", "partner": "%1$s", "kind": "CIVILIAN_HARM", "alleged": "a market was hit", "level": "L0",
                 "state": "UNDER_INQUIRY", "responses": [{"stage": "INCIDENT_ANALYSIS", "on": "2024-01-10"},
                 {"stage": "POLICY_IMPACT_ASSESSMENT", "on": "2024-02"}, {"stage": "COORDINATED_ACTION", "on": "2024-03-20"}]}""".formatted(partner);
        var location = Api.record("incidents", harm);

        get(READER, location + "?asOf=2024-02-01")
                .body("content.responses.stage", contains("INCIDENT_ANALYSIS", "POLICY_IMPACT_ASSESSMENT"));
        get(READER, location + "?asOf=2024-03-20").body("content.responses.stage", hasSize(3));
        post(DESK, "/v1/incidents", draft(harm.replace("/I", "/J").replace("CIVILIAN_HARM", "LOSS")))
                .statusCode(400)
                .body("violations.pointer", contains("/content/responses"));
        post(DESK, "/v1/incidents", draft(harm.replace("/I", "/K").replace("2024-03-20", "2024-01-20")))
                .statusCode(400)
                .body("violations.pointer", contains("/content/responses/2/on"));
        post(DESK, "/v1/incidents", draft(harm.replace("/I", "/L").replace("COORDINATED_ACTION", "INCIDENT_ANALYSIS")))
                .statusCode(400)
                .body("violations.pointer", contains("/content/responses/2/stage"));
        post(DESK, "/v1/incidents", draft(harm.replace("/I", "/M").replace("COORDINATED_ACTION", "PARLEY")))
                .statusCode(400);
    }

    @Test
    void aRefusalNamesTheCriteriaThatItsGroundsComeUnder() {
        var partner = Api.partner();
        var refused = Api.transfer(partner + "/T", partner).replaceFirst("\"status\": \"[A-Z]+\"", """
                        "status": "REFUSED", "refusalGrounds": ["the police"], "refusalCriteria": ["CRITERION_TWO", "CRITERION_THREE"]""");
        var location = Api.record("transfers", refused);

        get(READER, location).body("content.refusalCriteria", contains("CRITERION_TWO", "CRITERION_THREE"));
        post(DESK, "/v1/transfers", draft(refused.replace("/T\"", "/U\"").replace("_THREE", "_TWO")))
                .statusCode(400)
                .body("violations.pointer", contains("/content/refusalCriteria"));
        post(DESK, "/v1/transfers", draft(refused.replace("/T\"", "/V\"").replace("_THREE", "_NINE")))
                .statusCode(400);
    }

    private static String lines(String partner) {
        var day = "asOf=2024-03-20&scope=partner:" + partner;
        String partition = get(AUDITOR, "/v1/facts/manifest?" + day)
                .extract()
                .path("partitions.find { it.type == 'proposal' }.id");
        return as(AUDITOR)
                .accept("application/x-ndjson")
                .queryParam("partition", partition)
                .get("/v1/facts?asOf=2024-03-20")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void aGrantThatBuildsCapacityHasAChannelOfItsOwn() {
        var partner = Api.partner();
        Api.record("transfers", Api.transfer(partner + "/T", partner).replace("FMS", "BPC"));

        get(READER, "/v1/transfers?channel=BPC&partner=" + partner).body("items", hasSize(1));
    }

    @Test
    void theApiDocumentsTheLists() {
        var document = get(READER, "/q/openapi?format=json").statusCode(200);

        document.body("components.schemas.Line.properties.usmlCategory.enum", hasSize(21))
                .body("components.schemas.Line.properties.unrocaCategory.enum", hasSize(8))
                .body("components.schemas.Line.properties.wassenaarCategory.enum", hasSize(22))
                .body("components.schemas.Article1.properties.wassenaarCategory.enum", hasItems("ML1", "ML22"))
                .body(
                        "components.schemas.collect { it.value.enum }",
                        hasItem(contains("INCIDENT_ANALYSIS", "POLICY_IMPACT_ASSESSMENT", "COORDINATED_ACTION")))
                .body("components.schemas.Money.properties.currency.enum", hasItems("USD", "EUR", "XXX"))
                .body("components.schemas.Money.properties.basis.enum", hasItem("ACQUISITION"))
                .body("components.schemas.Money.properties.basis.type", equalTo("string"))
                .body("components.schemas.Money.required", hasItems("amount", "currency", "basis"))
                .body("components.schemas.collect { it.value.enum }.flatten()", hasItems("DSP_83", "BPC"));
    }

    /** The list of the Java platform is taken from the maintenance agency of ISO 4217 and lacks most that was withdrawn before 1999. */
    @Test
    void everyCurrencyIsOneAndThoseThatWereWithdrawnAreListed() throws IOException {
        List<String> withdrawn;
        try (var file = Objects.requireNonNull(CodeListsTest.class.getResourceAsStream("currencies.txt"))) {
            withdrawn = new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
        var known = new HashSet<>(withdrawn);
        Currency.getAvailableCurrencies().forEach(currency -> known.add(currency.getCurrencyCode()));

        assertThat(CurrencyCode.values())
                .extracting(CurrencyCode::name)
                .containsAll(withdrawn)
                .isSubsetOf(known);
        assertThat(CurrencyCode.values()).contains(CurrencyCode.USD, CurrencyCode.DEM, CurrencyCode.UAH);
        assertThat(withdrawn).contains("SUR", "XEU", "CSK", "UYW");
    }

    /** Whatever a shipped rule compares with has to be in the list that the API documents. */
    @ParameterizedTest
    @CsvSource({
        "notification.statute, OF_NOTIFICATIONS",
        "authority.statute, OF_AUTHORITIES",
        "undertaking.kind, OF_UNDERTAKINGS"
    })
    void theWordsOfTheRulesAreListed(String fact, RuleWords words) throws IOException {
        assertThat(words.texts()).containsAll(compared(fact));
    }

    /** A sum on a basis that nobody can record would leave its rule undecided for ever. */
    @Test
    void theBasesOfTheRulesAreListed() throws IOException {
        var amount = Pattern.compile("\\b\\d+ [A-Z]{3} ([A-Z_]+)\\b");
        var bases = new HashSet<String>();
        for (var pack : packs()) {
            amount.matcher(Files.readString(pack)).results().forEach(found -> bases.add(found.group(1)));
        }
        // A limit on any basis is compared with whatever is recorded.
        assertThat(bases.remove("ANY")).isTrue();
        assertThat(MoneyBasis.values()).extracting(MoneyBasis::name).containsAll(bases);
    }

    private static Set<String> compared(String fact) throws IOException {
        var comparison = Pattern.compile(Pattern.quote(fact) + " (?:==|in) (\\[[^\\]]*\\]|\"[^\"]*\")");
        var literal = Pattern.compile("\"([^\"]*)\"");
        var found = new HashSet<String>();
        for (var pack : packs()) {
            var matcher = comparison.matcher(Files.readString(pack).replaceAll("\\s+", " "));
            while (matcher.find()) {
                literal.matcher(matcher.group(1)).results().forEach(text -> found.add(text.group(1)));
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<Path> packs() throws IOException {
        try (var files = Files.walk(PACKS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void aStatuteThatNoRuleKnowsIsWelcome() {
        var partner = Api.partner();
        post(DESK, "/v1/notifications", draft("""
                {"reference": "%1$s/N", "partner": "%1$s", "statute": "EU 2008/944", "kind": "ARTICLES"}""".formatted(partner))).statusCode(201);
        post(DESK, "/v1/notifications", draft("""
                {"reference": "%1$s/O", "partner": "%1$s", "statute": "aeca, section 36 (b)", "kind": "ARTICLES"}""".formatted(partner)))
                .statusCode(400)
                .body("violations.pointer", contains("/content/statute"))
                .body("violations[0].message", equalTo("must be spelled \"AECA 36(b)\", as rules compare it"));
    }
}
