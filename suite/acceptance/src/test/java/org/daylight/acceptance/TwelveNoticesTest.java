package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.daylight.launcher.Api;
import org.daylight.launcher.portfolio.FirstPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The table of twelve notices that was worked by hand, against the lines that the registry gives of the loaded
 * portfolio, against what the rulebook of the last of the first reviews answers to them, and against what that review
 * stored.
 */
@ResourceLock(RunningSuite.SHARED)
class TwelveNoticesTest {

    private static final String AS_OF = FirstPortfolio.REVIEWED_AS_OF.getLast().toString();
    private static final String NDJSON = "application/x-ndjson";

    private static Api reviews;
    private static Api rules;
    private static JsonNode review;
    private static List<JsonNode> lines;

    @BeforeAll
    static void readLinesAndReview() {
        var suite = RunningSuite.withFirstPortfolio();
        reviews = suite.reviews("auditor");
        rules = suite.rules("auditor");
        lines = Facts.declaredBy(suite, AS_OF).stream()
                .filter(line -> line.path("type").asText().equals("notification/1"))
                .toList();
        // Other tests review the same day anew; the first look at it is the last of the list.
        review = reviews.get("/v1/reviews?scope=portfolio&state=SEALED&limit=500")
                .path("items")
                .valueStream()
                .filter(item -> item.path("asOf").asText().equals(AS_OF)
                        && item.path("knowledge").asText().equalsIgnoreCase("declared"))
                .reduce((newer, older) -> older)
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} {1}: {10} -> {11}")
    @CsvFileSource(files = "../../compliance-rules/src/test/resources/twelve-notices.csv", numLinesToSkip = 1)
    void isInTheRegisterAndJudgedAsWorkedOutByHand(
            String transmittal,
            String code,
            String kind,
            @Nullable BigDecimal mde,
            BigDecimal total,
            @Nullable String delivered,
            @Nullable String announced,
            @Nullable String printed,
            @Nullable String register,
            String group,
            String arithmetic,
            String owed,
            int wait,
            @Nullable String permitted) {
        var line = line(transmittal, code);

        assertThat(line.path("notification.kind").asText()).isEqualTo(kind);
        assertThat(line.path("notification.statute").asText()).isEqualTo("AECA 36(b)");
        isMillions(line, "notification.mdeValue", mde);
        isMillions(line, "notification.totalValue", total);
        isDay(line, "notification.deliveredOn", delivered);
        isDay(line, "notification.announcedOn", announced);
        isDay(line, "notification.printedOn", printed);
        isDay(line, "notification.federalRegisterOn", register);
        assertThat(line.path("determination.emergencyOn").isNull()).isTrue();

        assertThat(explained(line, "us.aeca.36b.notice-owed").path("answer").asText())
                .isEqualTo(owed);
        var waiting = explained(line, "us.aeca.36b.wait");
        assertThat(waiting.path("answer").asText()).isEqualTo("UNDETERMINED");
        assertThat(waiting.path("permittedFrom").asText(null)).isEqualTo(permitted);
        assertThat(waiting.path("missing").valueStream().map(JsonNode::asText)).contains("transfer.offeredOn");

        assertThat(stored(line)).isEqualTo(counted(line));
    }

    private static JsonNode line(String transmittal, String code) {
        // A notice without a transmittal number is called by its partner and first day; the table by its year.
        return lines.stream()
                .filter(line -> line.path("label").asText().startsWith(transmittal)
                        && line.path("partner").asText().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + transmittal));
    }

    private static void isMillions(JsonNode line, String leaf, @Nullable BigDecimal expected) {
        if (expected == null) {
            assertThat(line.has(leaf)).as(leaf).isFalse();
            return;
        }
        var words = line.path(leaf).asText().split(" ", 2);
        assertThat(new BigDecimal(words[0]).movePointLeft(6)).as(leaf).isEqualByComparingTo(expected);
        assertThat(words[1]).isEqualTo("USD ANNOUNCED_MAXIMUM");
    }

    private static void isDay(JsonNode line, String leaf, @Nullable String expected) {
        assertThat(line.path(leaf).asText(null)).as(leaf).isEqualTo(expected);
    }

    private static JsonNode explained(JsonNode line, String rule) {
        return rules.post(
                "/v1/evaluations:explain?rulebook=%s&rule=%s".formatted(rulebook(), rule), NDJSON, bytes(line));
    }

    private static Map<String, Integer> counted(JsonNode line) {
        var answered = rules.send(rules.request("/v1/evaluations?rulebook=" + rulebook())
                .setHeader("Accept", NDJSON)
                .header("Content-Type", NDJSON)
                .POST(BodyPublishers.ofByteArray(bytes(line)))
                .build());
        var counts = read(answered.body()).path("counts");
        return Map.of(
                "met", counts.path("MET").asInt(),
                "notMet", counts.path("NOT_MET").asInt(),
                "undetermined", counts.path("UNDETERMINED").asInt(),
                "notApplicable", counts.path("NOT_APPLICABLE").asInt(),
                "error", counts.path("ERROR").asInt());
    }

    /** The first line; a closing line follows. */
    private static JsonNode read(byte[] lines) {
        try {
            return new ObjectMapper()
                    .readTree(new String(lines, StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElseThrow());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Integer> stored(JsonNode line) {
        var looked = reviews.get("/v1/dashboards/subjects?review=%s&subject=%s"
                        .formatted(
                                review.path("id").asText(), line.path("subject").asText()))
                .path("items");
        assertThat(looked).hasSize(1);
        return Map.of(
                "met", looked.path(0).path("met").asInt(),
                "notMet", looked.path(0).path("notMet").asInt(),
                "undetermined", looked.path(0).path("undetermined").asInt(),
                "notApplicable", looked.path(0).path("notApplicable").asInt(),
                "error", looked.path(0).path("error").asInt());
    }

    private static String rulebook() {
        return review.path("rulebook").asText();
    }

    private static byte[] bytes(JsonNode line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
