package org.daylight.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.daylight.registry.model.RegisterModel.Date;
import org.daylight.registry.model.RegisterModel.Entry;
import org.daylight.registry.model.RegisterModel.Knowing;
import org.daylight.registry.model.RegisterModel.Maybe;
import org.daylight.registry.model.RegisterModel.Plan;
import org.daylight.registry.model.RegisterModel.Point;
import org.daylight.registry.model.RegisterModel.Said;
import org.daylight.registry.model.RegisterModel.Version;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Writers write side by side, one by one and by imports, correct and void; afterwards lists, facts and schedules of sampled
 * days and instants are held against a model. A few in every build, 2,000 records, 20,000 writes and 5,000 samples with
 * {@code -Ddaylight.model.full=true}, the same again with {@code -Ddaylight.seed=N}.
 */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ModelTest {

    private static final Logger LOG = Logger.getLogger(ModelTest.class);
    private static final boolean FULL = Boolean.getBoolean("daylight.model.full");
    private static final long SEED = Long.getLong("daylight.seed", System.nanoTime());
    private static final int WRITERS = 4;
    private static final int PARTNERS = FULL ? 40 : 4;
    private static final int RECORDS = FULL ? 2_000 : 60;
    private static final int WRITES = FULL ? 20_000 : 400;
    private static final int SAMPLES = FULL ? 5_000 : 120;
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);

    private final RegisterModel model = new RegisterModel();
    private final List<Instant> instants = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> transfers = new LinkedHashMap<>();
    private final Map<String, Plan> plans = new HashMap<>();

    @Test
    void listsFactsAndSchedulesAnswerLikeTheModel() {
        LOG.infof("daylight.seed=%d", SEED);
        var started = System.nanoTime();
        for (var i = 0; i < PARTNERS; i++) {
            var partner = Api.code();
            var transfer = partner + "/T";
            var longAgo = "\"knownSince\": \"2022-01-01\"";
            Api.post(DESK, "/v1/partners", Api.draft(Api.partner(partner), longAgo))
                    .statusCode(201);
            var plan = plan(new Random(SEED - 1 - i));
            var content = Api.transfer(transfer, partner)
                    .replace("\"title\"", "\"baselines\": [%s], \"title\"".formatted(baseline(plan)));
            Api.post(DESK, "/v1/transfers", Api.draft(content, longAgo)).statusCode(201);
            transfers.put(partner, transfer);
            plans.put(partner, plan);
        }
        try (var pool = Executors.newFixedThreadPool(2 * WRITERS)) {
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> new Writer(i, pool).write(), pool))
                    .toList();
            writers.forEach(CompletableFuture::join);
        }
        var written = System.nanoTime();
        var random = new Random(SEED);
        for (var i = 0; i < SAMPLES; i++) {
            sample(i, random);
        }
        LOG.infof(
                "daylight.seed=%d: %d records, %d writes in %d s, %d samples in %d s",
                SEED,
                RECORDS,
                WRITES,
                (written - started) / 1_000_000_000,
                SAMPLES,
                (System.nanoTime() - written) / 1_000_000_000);
    }

    private void sample(int i, Random random) {
        var partners = List.copyOf(transfers.keySet());
        var partner = partners.get(random.nextInt(partners.size()));
        var asOf = FIRST.plusDays(random.nextInt(800));
        var upTo = instants.get(random.nextInt(instants.size()));
        var declared = random.nextInt(3) == 0;
        var knownAt = declared
                ? FIRST.plusDays(random.nextInt(900)).atStartOfDay().toInstant(ZoneOffset.UTC)
                : upTo.plusNanos(1_000L * (random.nextInt(3) - 1));
        var knowing = new Knowing(knownAt, declared, upTo);
        var when = declared
                ? "knowledge=declared&knownAt=%s&recordedUpTo=%s".formatted(knownAt, upTo)
                : "knownAt=" + knownAt;
        var known = model.known(partner, knowing);
        var told = "sample %d of seed %d: %s as of %s, %s".formatted(i, SEED, partner, asOf, when);
        switch (i % 3) {
            case 0 ->
                assertThat(listed(partner, asOf, when))
                        .as(told)
                        .isEqualTo(known.stream()
                                .map(one -> RegisterModel.listed(one, asOf))
                                .sorted()
                                .toList());
            case 1 ->
                assertThat(facts(partner, asOf, when))
                        .as(told)
                        .isEqualTo(known.stream()
                                .map(one -> RegisterModel.fact(one, asOf))
                                .sorted()
                                .toList());
            default ->
                assertThat(schedule(partner, asOf, when))
                        .as(told)
                        .isEqualTo(RegisterModel.schedule(known, asOf)
                                + Objects.requireNonNull(plans.get(partner)).by(asOf));
        }
    }

    private static List<String> listed(String partner, LocalDate asOf, String when) {
        var all = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = json(as("service")
                    .get("/v1/deliveries?limit=50&sort=reference&partner=%s&asOf=%s&%s%s"
                            .formatted(partner, asOf, when, cursor)));
            for (var item : page.path("items")) {
                var content = item.path("content");
                all.add("%s v%d planned %s %s dropped %s came %s %s"
                        .formatted(
                                content.path("reference").asText(),
                                item.path("version").asInt(),
                                stated(content.get("plannedOn")),
                                amount(content.path("plannedQuantity")),
                                stated(content.get("droppedOn")),
                                stated(content.path("milestones")
                                        .path("HANDED_OVER")
                                        .get("on")),
                                amount(content.path("quantity"))));
            }
            if (!page.has("next")) {
                Collections.sort(all);
                return all;
            }
            cursor = "&cursor=" + page.path("next").asText();
        }
    }

    private static List<String> facts(String partner, LocalDate asOf, String when) {
        if (listed(partner, asOf, when).isEmpty()) {
            return List.of(); // a scope may not yet have been known
        }
        return Register.lines("service", "delivery", "scope=partner:%s&asOf=%s&%s".formatted(partner, asOf, when))
                .stream()
                .map(Register::json)
                .map(line -> "%s handedOverOn %s plannedOn %s plannedQuantity %s quantity %s"
                        .formatted(
                                line.path("label").asText(),
                                stated(line.get("delivery.handedOverOn")),
                                stated(line.get("delivery.plannedOn")),
                                stated(line.get("delivery.plannedQuantity")),
                                stated(line.get("delivery.quantity"))))
                .sorted()
                .toList();
    }

    /** Of the one transfer that the partner has. */
    private static String schedule(String partner, LocalDate asOf, String when) {
        var answer = as("service")
                .get("/v1/schedules?by=transfer&measure=units:EACH&scope=partner:%s&asOf=%s&%s"
                        .formatted(partner, asOf, when));
        var lines = Register.closed(answer.then().statusCode(200).extract().asByteArray());
        assertThat(lines).hasSize(1);
        var line = Register.json(lines.getFirst());
        var by = line.path("baselineByNow");
        var between = line.path("baselineBetween");
        return "%d records, planned %s to %s, delivered %s to %s plan %s to %s"
                .formatted(
                        line.path("records").asInt(),
                        line.path("plannedByNow").path("least").asText(),
                        line.path("plannedByNow").path("most").asText(),
                        line.path("deliveredByNow").path("least").asText(),
                        line.path("deliveredByNow").path("most").asText(),
                        by.isTextual() ? by.asText() : between.path("least").asText(),
                        by.isTextual() ? by.asText() : between.path("most").asText());
    }

    /** Some of its points are days, some are not, and so its start; whichever days they mean, they come one after the other. */
    private static Plan plan(Random random) {
        var startsOn = switch (random.nextInt(3)) {
            case 0 -> month(FIRST);
            case 1 -> new Date("2022-11/" + FIRST, LocalDate.of(2022, 11, 1), FIRST);
            default -> new Date(FIRST.toString(), FIRST, FIRST);
        };
        var points = new ArrayList<Point>();
        var cumulative = 0;
        for (var i = 0; i < 4; i++) {
            var day = startsOn.latest().plusDays(120L * i + random.nextInt(30));
            cumulative += random.nextInt(100);
            var on = switch (random.nextInt(3)) {
                case 0 -> month(day);
                case 1 -> {
                    var end = day.plusDays(1 + random.nextInt(60));
                    yield new Date(day + "/" + end, day, end);
                }
                default -> new Date(day.toString(), day, day);
            };
            points.add(new Point(on, cumulative));
        }
        var last = FIRST.getYear() + 2;
        points.add(new Point(year(last), cumulative + 1 + random.nextInt(100)));
        return new Plan(startsOn, random.nextBoolean(), points);
    }

    private static String baseline(Plan plan) {
        var points = plan.points().stream()
                .map(point -> "{\"on\": \"%s\", \"cumulative\": \"%d\"}"
                        .formatted(point.on().text(), point.cumulative()))
                .collect(Collectors.joining(","));
        return """
                {"number": 1, "statedOn": "2022", "milestone": "HANDED_OVER", "unit": "EACH", "interpolation": "%s",
                 "startsOn": "%s", "points": [%s]}""".formatted(plan.steps() ? "STEPS" : "LINEAR", plan.startsOn().text(), points);
    }

    private static Date month(LocalDate day) {
        return new Date(
                "%04d-%02d".formatted(day.getYear(), day.getMonthValue()),
                day.withDayOfMonth(1),
                day.withDayOfMonth(day.lengthOfMonth()));
    }

    private static Date year(int year) {
        return new Date(Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static String stated(@Nullable JsonNode value) {
        return value == null ? "-" : value.isNull() ? "null" : value.asText();
    }

    private static String amount(JsonNode quantity) {
        return quantity.path("amount").asText("null");
    }

    private static JsonNode json(Response response) {
        return Register.json(response.then().statusCode(200).extract().asString());
    }

    /** Writes deliveries of its own under all partners, so that the model knows what it wrote. */
    private final class Writer {
        private final int number;
        private final Random random;
        private final Executor beside;
        private final List<Own> own = new ArrayList<>();
        private final Set<String> voided = new HashSet<>();
        private final Map<String, String> locations = new HashMap<>();
        private int made;

        Writer(int number, Executor beside) {
            this.number = number;
            this.beside = beside;
            this.random = new Random(SEED + 1 + number);
        }

        private record Own(String partner, String location, Entry entry) {
            String etag() {
                return "\"" + entry.versions.size() + "\"";
            }
        }

        void write() {
            var writes = 0;
            while (writes < WRITES / WRITERS) {
                if (made < RECORDS / WRITERS && random.nextInt(4) > 0) {
                    create();
                    writes++;
                } else if (own.isEmpty()) {
                    create();
                    writes++;
                } else {
                    writes += again();
                }
            }
            assertThat(made).isGreaterThanOrEqualTo(RECORDS / WRITERS);
        }

        private int again() {
            var one = own.get(random.nextInt(own.size()));
            return switch (random.nextInt(20)) {
                case 0 -> voided(one);
                case 1, 2, 3 -> correct(one);
                case 4 -> race(one);
                case 5, 6, 7 -> load();
                default -> change(one);
            };
        }

        private void create() {
            var partners = List.copyOf(transfers.keySet());
            var partner = partners.get(random.nextInt(partners.size()));
            var reference = reference(partner);
            var said = said();
            var since = since();
            var response = Api.post(DESK, "/v1/deliveries", draft(partner, reference, said, since, ""))
                    .statusCode(201)
                    .extract();
            var entry = model.entry(partner, reference);
            own.add(new Own(partner, response.header("Location"), entry));
            add(entry, said, since, Instant.parse(response.path("recordedAt")), false);
        }

        private String reference(String partner) {
            made++;
            // Of those that gave their key up some give it to another record.
            var free = voided.stream()
                    .filter(one -> one.startsWith(partner + "/"))
                    .sorted()
                    .findFirst();
            if (free.isPresent()) {
                voided.remove(free.get());
                return free.get();
            }
            return "%s/W%d-%05d".formatted(partner, number, made);
        }

        private int change(Own one) {
            var said = said();
            var since = since();
            var at = Api.put(
                            DESK,
                            one.location(),
                            one.etag(),
                            draft(one.partner(), one.entry().reference, said, since, ""))
                    .statusCode(200)
                    .extract()
                    .<String>path("recordedAt");
            add(one.entry(), said, since, Instant.parse(at), false);
            return 1;
        }

        private int correct(Own one) {
            var said = said();
            var since = since();
            var body = draft(one.partner(), one.entry().reference, said, since, ", \"reason\": \"misread\"");
            var at = Api.postIfMatch(DESK, one.location() + "/corrections", one.etag(), body)
                    .statusCode(200)
                    .extract()
                    .<String>path("recordedAt");
            add(one.entry(), said, since, Instant.parse(at), false);
            return 1;
        }

        private int voided(Own one) {
            var at = Api.postIfMatch(DESK, one.location() + "/void", one.etag(), "{\"reason\": \"twice\"}")
                    .statusCode(200)
                    .extract()
                    .<String>path("recordedAt");
            var last = one.entry().last();
            add(one.entry(), last.said(), last.knownSince(), Instant.parse(at), true);
            own.remove(one);
            voided.add(one.entry().reference);
            return 1;
        }

        /** Two who read the same version write at once: one is told to read again. */
        private int race(Own one) {
            var etag = one.etag();
            var both = List.of(said(), said());
            var answers = both.stream()
                    .map(said -> CompletableFuture.supplyAsync(
                            () -> as(DESK).header("If-Match", etag)
                                    .body(draft(one.partner(), one.entry().reference, said, null, ""))
                                    .put(one.location()),
                            beside))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(200, 412);
            var won = answers.getFirst().statusCode() == 200 ? 0 : 1;
            add(one.entry(), both.get(won), null, Instant.parse(answers.get(won).path("recordedAt")), false);
            return 1;
        }

        /** A file that writes again what is there, some of it unchanged, and adds some. */
        private int load() {
            var partner = own.get(random.nextInt(own.size())).partner();
            var lines = new ArrayList<String>();
            var then = new ArrayList<Runnable>();
            var at = new Instant[] {Instant.EPOCH};
            var taken = new HashSet<String>();
            for (var one : own) {
                if (one.partner().equals(partner) && lines.size() < 10 && taken.add(one.entry().reference)) {
                    var same = random.nextInt(4) == 0;
                    var said = same ? one.entry().last().said() : said();
                    var since = since();
                    lines.add(line(partner, one.entry().reference, said, since));
                    if (!said.equals(one.entry().last().said())) {
                        then.add(() -> add(one.entry(), said, since, at[0], false));
                    }
                }
            }
            var added = new HashMap<String, Entry>();
            for (var i = 0; i < 3 && made < RECORDS / WRITERS; i++) {
                var reference = reference(partner);
                var said = said();
                var since = since();
                lines.add(line(partner, reference, said, since));
                then.add(() -> {
                    var entry = model.entry(partner, reference);
                    added.put(reference, entry);
                    add(entry, said, since, at[0], false);
                });
            }
            if (then.isEmpty()) {
                return 0;
            }
            Register.load(DESK, String.join("\n", lines)).statusCode(201);
            json(as(DESK).get("/v1/deliveries?limit=500&partner=" + partner))
                    .path("items")
                    .forEach(item -> {
                        var reference = item.path("content").path("reference").asText();
                        // What the file wrote carries one instant, later than that of anything it left as it was.
                        if (lines.stream().anyMatch(line -> line.contains("\"" + reference + "\""))) {
                            var recordedAt =
                                    Instant.parse(item.path("recordedAt").asText());
                            at[0] = recordedAt.isAfter(at[0]) ? recordedAt : at[0];
                        }
                        locations.put(
                                reference, "/v1/deliveries/" + item.path("id").asText());
                    });
            then.forEach(Runnable::run);
            added.forEach((reference, entry) ->
                    own.add(new Own(partner, Objects.requireNonNull(locations.get(reference)), entry)));
            return then.size();
        }

        private void add(Entry entry, Said said, @Nullable Instant since, Instant at, boolean isVoid) {
            entry.add(new Version(said, at, since, isVoid));
            instants.add(at);
        }

        private Said said() {
            var planned = maybe();
            var handedOver = maybe();
            return new Said(
                    planned,
                    dropped(planned, handedOver),
                    random.nextInt(5) == 0 ? null : 1 + random.nextInt(20),
                    random.nextInt(5) == 0 ? null : 1 + random.nextInt(20),
                    handedOver);
        }

        /** What was never planned is not dropped, nor what had certainly been handed over. */
        private @Nullable Date dropped(Maybe planned, Maybe handedOver) {
            var date = random.nextInt(3) == 0 ? date() : null;
            var came = handedOver.date();
            return date == null
                            || planned.absent()
                            || (came != null && came.latest().isBefore(date.earliest()))
                    ? null
                    : date;
        }

        private Maybe maybe() {
            return switch (random.nextInt(8)) {
                case 0 -> Maybe.UNKNOWN;
                case 1 -> Maybe.ABSENT;
                default -> new Maybe(date(), false);
            };
        }

        private Date date() {
            var day = FIRST.plusDays(random.nextInt(900));
            return switch (random.nextInt(6)) {
                case 0 -> month(day);
                case 1 -> year(day.getYear());
                case 2 -> {
                    var end = day.plusDays(1 + random.nextInt(90));
                    yield new Date(day + "/" + end, day, end);
                }
                default -> new Date(day.toString(), day, day);
            };
        }

        private @Nullable Instant since() {
            return random.nextBoolean()
                    ? null
                    : FIRST.plusDays(random.nextInt(900)).atTime(8, 0).toInstant(ZoneOffset.UTC);
        }

        private String line(String partner, String reference, Said said, @Nullable Instant since) {
            return "{\"type\": \"delivery\"%s, \"content\": %s}"
                    .formatted(
                            since == null ? "" : ", \"knownSince\": \"" + since + "\"",
                            content(partner, reference, said));
        }

        private String draft(String partner, String reference, Said said, @Nullable Instant since, String more) {
            return "{\"content\": %s%s%s}"
                    .formatted(
                            content(partner, reference, said),
                            since == null ? "" : ", \"knownSince\": \"" + since + "\"",
                            more);
        }

        private String content(String partner, String reference, Said said) {
            var text = new StringBuilder("{\"reference\": \"%s\", \"transfer\": \"%s\", \"line\": 1, \"counted\": true"
                    .formatted(reference, transfers.get(partner)));
            text.append(", \"measure\": \"INCREMENT\"");
            maybe(text, "\"plannedOn\": ", said.plannedOn(), "");
            if (said.droppedOn() != null) {
                text.append(", \"droppedOn\": \"%s\"".formatted(said.droppedOn().text()));
            }
            quantity(text, "plannedQuantity", said.planned());
            quantity(text, "quantity", said.quantity());
            maybe(text, "\"milestones\": {\"HANDED_OVER\": {\"on\": ", said.handedOverOn(), "}}");
            return text.append('}').toString();
        }

        private void maybe(StringBuilder text, String name, Maybe maybe, String end) {
            if (maybe.absent()) {
                text.append(", ").append(name).append("null").append(end);
            } else if (maybe.date() != null) {
                text.append(", ")
                        .append(name)
                        .append('"')
                        .append(maybe.date().text())
                        .append('"')
                        .append(end);
            }
        }

        private void quantity(StringBuilder text, String name, @Nullable Integer amount) {
            if (amount != null) {
                text.append(", \"%s\": {\"amount\": \"%d\", \"unit\": \"EACH\"}".formatted(name, amount));
            }
        }
    }
}
