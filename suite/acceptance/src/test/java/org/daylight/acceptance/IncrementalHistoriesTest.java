package org.daylight.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Random histories of a small register and of some rules, reviewed step after step, each review taking over what nothing had touched.
 * Its hold goes to a neighbour, who is reviewed as well, and comes back. After half of them a full one looks at the same moment: it
 * must find the same answers and gaps, and change no row of flags or presence. The others take over from reviews that took over
 * themselves.
 */
@ResourceLock(DrilledSuite.SHARED)
class IncrementalHistoriesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** 200 histories of 30 steps in full ({@code -Ddaylight.histories=200 -Ddaylight.histories.steps=30}). */
    private static final int HISTORIES = Integer.getInteger("daylight.histories", 1);

    private static final int STEPS = Integer.getInteger("daylight.histories.steps", 10);
    private static final int DELIVERIES = 20;

    private static final String SUBJECTS = """
            select subject, type, partner, label, access_groups, marking, vector, next_change_on, next_change_rule, same_until
            from review_subject where review = '%s' order by subject""";
    /** But for the words, which may count days up to the day on which the line was read. */
    private static final String ANSWERS = """
            select subject, rule, answer, revision, missing, permitted_from, next_change_on, facts is null
            from review_answer where review = '%s' and answer <> 'UNDETERMINED' order by subject, rule""";

    private static final String UNDETERMINED = """
            select subject, rule, answer, revision, missing, permitted_from, next_change_on
            from review_answer where review = '%s' and answer = 'UNDETERMINED' order by subject, rule""";
    private static final String FLAGS = """
            select f.id, f.version, f.kind, f.rule, f.subject, f.discriminator, f.partner, f.label, f.access_groups, f.condition,
                f.disposition, f.level, f.detected_on, p.number, p.from_on, p.until_on, p.ended_because
            from flag f left join flag_presence p on p.flag = f.id where f.partner in ('%1$s', '%1$sN')
            order by f.rule, f.subject, f.discriminator, p.number""";

    private static final String TOTALS = """
            select type, partner, access_groups, marking, subjects, met, not_met, undetermined, not_applicable, error,
                met_applicability_unknown
            from review_total where review = '%s' order by 1, 2, 3, 4""";

    /** What a full look would have written again, and a look at what changed leaves as it was. */
    private static final String LEFT_ALONE = """
            select count(*) from flag f join flag_reading r on r.flag = f.id
            join review_answer a on a.review = '%1$s' and a.subject = f.subject and a.rule = f.rule and a.answer = 'NOT_MET'
            where f.kind = 'RULE' and f.condition = 'PRESENT' and r.review <> a.review""";

    /** What each gap stands for; of their examples any that is true will do. */
    private static final String GAPS = """
            select f.rule, f.subject, f.discriminator, r.missing, r.subjects from flag f join flag_reading r on r.flag = f.id
            where f.partner in ('%1$s', '%1$sN') and f.kind = 'DATA_GAP' and f.condition <> 'CLEARED' order by 1, 2, 3""";

    private static DrilledSuite suite;
    private static Random random;

    @BeforeAll
    static void start() {
        random = new Random(DrilledSuite.seed("incremental histories"));
        suite = DrilledSuite.running();
    }

    @Test
    void whatIsTakenOverIsWhatAFullReviewFinds() {
        var carried = 0L;
        var leftAlone = 0L;
        for (var history = 0; history < HISTORIES; history++) {
            var found = follow(history, "XI" + random.nextInt(100_000, 999_999));
            carried += found.carried;
            leftAlone += found.leftAlone;
        }
        assertThat(leftAlone).as("flags that were there and were not looked at").isPositive();
        assertThat(carried).as("subjects taken over").isGreaterThan((long) HISTORIES * STEPS * 5);
        assertThat(steps()).as("third and later steps of lineages").isPositive();
    }

    /** Of all reviews of these histories, those that are steps after the second of their lineage. */
    private static long steps() {
        return suite.number("review", "select count(*) from review where step > 2");
    }

    /** How many subjects were taken over, and flags not looked at, by all reviews of a history. */
    private record Spared(long carried, long leftAlone) {}

    /** Where reviews of others know of a later day than a history begins on, each of its reviews would look at everything. */
    private static void nobodyKnowsOfALaterDayThan(LocalDate day) {
        suite.execute("review", "update watermark set as_of = '%1$s' where as_of > '%1$s'".formatted(day));
    }

    private static Spared follow(int history, String partner) {
        var deliveries = new ArrayList<String>();
        suite.load(register(partner, deliveries));
        var rules = new ChangingRules(suite.suite(), history, partner, random);
        rules.publish();
        var asOf = LocalDate.of(2024, 1, 31);
        nobodyKnowsOfALaterDayThan(asOf);
        ended(review(partner, asOf, null, "full"));
        var carried = 0L;
        var leftAlone = 0L;
        for (var step = 0; step < STEPS; step++) {
            var what = new ArrayList<String>();
            // Whatever is drawn, nothing but a day is between two reviews of every history, and the next one goes on
            // from
            // the first of them: so some lineage has three steps. Rules change only after these, so that there are
            // flags that
            // nothing touches.
            var quiet = step == 1 || step == 2;
            // The hold that went to the neighbour in one step is found there in the next.
            if (step == 4) {
                what.add(neighbourReviewed(partner, asOf));
            }
            for (var acts = quiet ? 0 : random.nextInt(3); acts > 0; acts--) {
                what.add(act(partner, deliveries, asOf));
            }
            if (step == 3) {
                what.add(loaded(hold(partner, partner + "N", asOf.minusDays(1))));
            }
            // Likewise one step of every history changes the rule about what a register has most of.
            if (step == STEPS / 2) {
                what.add(rules.changeDeliveryRule());
            } else if (!quiet && random.nextInt(3) == 0) {
                what.add(step == 0 ? rules.changeDeliveryRule() : rules.change());
            }
            asOf = asOf.plusDays(quiet ? 1 : random.nextInt(25));
            var incremental = ended(review(partner, asOf, null, "incremental"));
            var as = "%s, step %d as of %s after %s".formatted(partner, step, asOf, what);
            assertThat(incremental.path("base").isTextual()).as(as).isTrue();
            carried += suite.number(
                    "review",
                    "select carried from review where id = '%s'"
                            .formatted(incremental.path("id").asText()));
            leftAlone += suite.number(
                    "review", LEFT_ALONE.formatted(incremental.path("id").asText()));
            if (step == 1 || step + 1 < STEPS && random.nextBoolean()) {
                continue;
            }
            var flags = suite.rows("review", FLAGS.formatted(partner));
            var gaps = suite.rows("review", GAPS.formatted(partner));
            var full = ended(review(partner, asOf, incremental.path("knownAt").asText(), "full"));
            assertThat(full.path("base").isTextual()).as(as).isFalse();
            for (var rows : List.of(SUBJECTS, ANSWERS, UNDETERMINED, TOTALS)) {
                assertThat(rows(rows, incremental)).as(as).isEqualTo(rows(rows, full));
            }
            assertThat(incremental.path("answerDigest")).as(as).isEqualTo(full.path("answerDigest"));
            assertThat(suite.rows("review", FLAGS.formatted(partner))).as(as).isEqualTo(flags);
            assertThat(suite.rows("review", GAPS.formatted(partner))).as(as).isEqualTo(gaps);
        }
        return new Spared(carried, leftAlone);
    }

    private static List<String> rows(String query, JsonNode review) {
        return suite.rows("review", query.formatted(review.path("id").asText()));
    }

    private static String review(String partner, LocalDate asOf, @Nullable String knownAt, String mode) {
        var body = new HashMap<String, Object>(
                Map.of("scope", "partner:" + partner, "asOf", asOf.toString(), "reason", "a history", "mode", mode));
        if (knownAt != null) {
            body.put("knownAt", knownAt);
        }
        return suite.openReview(body).path("id").asText();
    }

    private static JsonNode ended(String review) {
        var ended = suite.ended(review, PATIENCE);
        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("SEALED");
        return ended;
    }

    private static String register(String partner, List<String> deliveries) {
        var lines = new StringBuilder();
        lines.append(partner(partner, "PEACE", "2024-01-01"));
        lines.append(partner(partner + "N", "PEACE", "2024-01-01"));
        lines.append("""
                {"type":"objective","key":"P-PLAN","content":{"reference":"P-PLAN","partner":"P","interest":"invented","statement":"invented","status":"APPROVED","approvedOn":"2023-12-15","noDivergenceReason":"none","mixBy":"UNITS","baselines":[{"number":1,"statedOn":"2023-12-15","milestone":"HANDED_OVER","unit":"EACH","interpolation":"LINEAR","startsOn":"2024-01-01","points":[{"on":"2024-12-31","cumulative":"400"}]}]}}
                """.replace("P-", partner + "-").replace("\"P\"", "\"" + partner + "\""));
        for (var transfer = 0; transfer < 3; transfer++) {
            lines.append(transfer(partner, transfer, true));
        }
        lines.append(hold(partner, partner, LocalDate.of(2024, 3, 1)));
        for (var number = 0; number < DELIVERIES; number++) {
            var delivery = delivery(partner, number, LocalDate.of(2024, 1, 5));
            deliveries.add(partner + "-L" + number);
            lines.append(delivery);
        }
        return lines.toString();
    }

    private static String partner(String partner, String state, String from) {
        return """
            {"type":"partner","key":"%1$s","content":{"code":"%1$s","name":"Histland","kind":"STATE","securityStates":[{"state":"%2$s","from":"%3$s","statedBy":"the desk"}]}}
            """.formatted(partner, state, from);
    }

    private static String transfer(String partner, int number, boolean monitored) {
        return """
            {"type":"transfer","key":"%1$s-T%2$d","content":{"reference":"%1$s-T%2$d","partner":"%1$s","channel":"FMS","title":"Invented","status":"ACTIVE","agreedOn":"2023-12-20","objectives":["%1$s-PLAN"],"lines":[{"number":1,"designation":"Invented item","capabilityClass":"CLASS_1","sme":true,"enhancedMonitoring":%3$s,"quantity":{"amount":"1000","unit":"EACH"}}]}}
            """.formatted(partner, number, monitored);
    }

    private static String hold(String partner, String owner, LocalDate reviewBy) {
        return """
            {"type":"hold","key":"%1$s-HOLD","content":{"reference":"%1$s-HOLD","partner":"%2$s","state":"OBSERVED","kind":"SUPPLY","startedOn":"2024-01-10","reviewBy":"%3$s","authorityOfRecord":"an invented office"}}
            """.formatted(partner, owner, reviewBy);
    }

    private static String delivery(String partner, int number, LocalDate after) {
        var arrived = after.plusDays(random.nextInt(200));
        var draw = random.nextInt(10);
        var inventoried = draw < 3
                ? ",\"INVENTORIED\":{\"on\":null}"
                : draw < 5 ? "" : ",\"INVENTORIED\":{\"on\":\"%s\"}".formatted(arrived.plusDays(random.nextInt(120)));
        return """
            {"type":"delivery","key":"%1$s-L%2$d","content":{"reference":"%1$s-L%2$d","transfer":"%1$s-T%3$d","line":1,"measure":"INCREMENT","counted":true,"quantity":{"amount":"%4$d","unit":"EACH"},"milestones":{"ENTERED_COUNTRY":{"on":"%5$s"},"HANDED_OVER":{"on":"%6$s"}%7$s}}}
            """.formatted(
                        partner, number, number % 3, 1 + random.nextInt(20), arrived, arrived.plusDays(5), inventoried);
    }

    /** One thing that happens to the register. */
    private static String act(String partner, List<String> deliveries, LocalDate asOf) {
        return switch (random.nextInt(11)) {
            case 0, 1 -> loaded(delivery(partner, random.nextInt(deliveries.size()), LocalDate.of(2024, 1, 5)));
            case 2 -> {
                deliveries.add(partner + "-L" + deliveries.size());
                yield loaded(delivery(partner, deliveries.size() - 1, asOf));
            }
            case 3 -> loaded(transfer(partner, random.nextInt(3), random.nextBoolean()));
            case 4 -> loaded(hold(partner, partner, asOf.plusDays(random.nextInt(60) - 30)));
            case 5 -> loaded(partner(partner, random.nextBoolean() ? "CRISIS" : "PEACE", asOf.toString()));
            case 6 ->
                loaded("""
                    {"type":"inventory","key":"%1$s-I%2$d","content":{"reference":"%1$s-I%2$d","partner":"%1$s","delivery":"%3$s","kind":"SERIAL","basis":"COUNT","on":"%4$s","share":"1.00","initial":true}}
                    """.formatted(
                                partner,
                                random.nextInt(1_000_000),
                                deliveries.get(random.nextInt(deliveries.size())),
                                asOf.plusDays(random.nextInt(40) - 20)));
            case 7 ->
                loaded("""
                    {"type":"determination","key":"%1$s-E%2$d","content":{"reference":"%1$s-E%2$d","partner":"%1$s","kind":"EMERGENCY","statute":"AECA 36(b)(1)","officer":"the Secretary","on":"%3$s","transfers":["%1$s-T%4$d"]}}
                    """.formatted(
                        partner, random.nextInt(1_000_000), asOf.plusDays(random.nextInt(40) - 20), random.nextInt(3)));
            case 8 -> loaded(hold(partner, partner + "N", asOf.plusDays(random.nextInt(60) - 30)));
            case 9 -> neighbourReviewed(partner, asOf);
            default -> voided(deliveries.get(random.nextInt(deliveries.size())));
        };
    }

    private static String neighbourReviewed(String partner, LocalDate asOf) {
        ended(review(partner + "N", asOf, null, "incremental"));
        return "a review of the neighbour";
    }

    private static String loaded(String line) {
        var answer = As.user(suite.suite(), "desk")
                .header("Idempotency-Key", UUID.randomUUID())
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(suite.suite().registry() + "/v1/imports?profile=native");
        return answer.statusCode() + " " + line.strip();
    }

    private static String voided(String delivery) {
        var base = suite.suite().registry() + "/v1/deliveries";
        var id = As.user(suite.suite(), "desk")
                .get(base + "?reference=" + delivery)
                .jsonPath()
                .getString("items[0].id");
        if (id == null) {
            return "nothing to void";
        }
        var tag = As.user(suite.suite(), "desk").get(base + "/" + id).header("ETag");
        var answer = As.writing(suite.suite(), "desk", "{\"reason\":\"entered by mistake\"}")
                .header("If-Match", tag)
                .post(base + "/" + id + "/void");
        return "void %s: %d".formatted(delivery, answer.statusCode());
    }
}
