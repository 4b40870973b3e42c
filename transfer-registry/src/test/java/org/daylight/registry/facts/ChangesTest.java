package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.postIfMatch;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No line may read differently without its subject being named, or its own {@code sameUntil} having come. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class ChangesTest {

    private static final String SERVICE = "service";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final List<String> CAN_BE_VOIDED =
            List.of("hold", "inventory", "determination", "judgement", "end-use-check", "undertaking");
    private static final long SEED = Long.getLong("daylight.changes.seed", System.nanoTime());
    private static final int HISTORIES = Integer.getInteger("daylight.changes.histories", 1);
    private static final int STEPS = 12;

    private record Moment(LocalDate asOf, String knownAt, Map<String, String> lines) {}

    @Test
    void whatReadsDifferentlyIsNamedOrHadSaidWhen() {
        System.out.printf("changes: seed %d%n", SEED);
        var random = new Random(SEED);
        var different = 0;
        for (var history = 0; history < HISTORIES; history++) {
            different += follow(random);
        }
        assertThat(different).as("subjects that read differently").isGreaterThan(HISTORIES * STEPS / 2);
    }

    private static int follow(Random random) {
        var first = Api.code();
        var second = Api.code();
        Register.fill(first);
        Register.fill(second, "owed.ndjson");
        var records = new ArrayList<String>();
        Register.resource("register.ndjson").forEach(line -> records.add(named(line, first)));
        Register.resource("owed.ndjson").forEach(line -> records.add(named(line, second)));
        records.add(named("""
                {"type":"determination","content":{"reference":"P/E9","partner":"P","kind":"EMERGENCY","statute":"AECA 36(b)(1)",\
                "officer":"the Secretary","on":"2024-03-28","notifications":["P/N1"]}}""", first));
        var different = 0;
        var before = moment(LocalDate.of(2024, 3, 1), first, second);
        for (var step = 0; step < STEPS; step++) {
            var what = new ArrayList<String>();
            for (var acts = random.nextInt(3); acts > 0; acts--) {
                what.add(act(random, records));
            }
            var now = moment(before.asOf.plusDays(random.nextInt(20)), first, second);
            different += check(before, now, what);
            before = now;
        }
        return different;
    }

    private static String named(String line, String code) {
        return line.replace("P/", code + "/").replace("\"P\"", "\"" + code + "\"");
    }

    /** Records one of the records with other dates, or with another access group, or voids it. */
    private static String act(Random random, List<String> records) {
        var line = records.get(random.nextInt(records.size()));
        var record = Register.json(line);
        var type = record.path("type").asText();
        if (random.nextInt(3) == 0 && CAN_BE_VOIDED.contains(type)) {
            var path = "/v1/" + (type.equals("inventory") ? "inventories" : type + "s");
            var key = record.path("content").path("reference").asText();
            var found = as(DESK).queryParam("reference", key)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract();
            var id = found.<String>path("items[0].id");
            if (id == null) {
                return "nothing to void";
            }
            var etag = as(DESK).get(path + "/" + id).then().extract().header("ETag");
            postIfMatch(DESK, path + "/" + id + "/void", etag, "{\"reason\": \"entered by mistake\"}");
            return "void " + key;
        }
        var days = random.nextInt(60) - 20;
        var moved = DAY.matcher(line)
                .replaceAll(day -> LocalDate.parse(day.group()).plusDays(days).toString());
        var answer = Register.load(DESK, moved).extract();
        return "%d %s".formatted(answer.statusCode(), moved);
    }

    private static Moment moment(LocalDate asOf, String... partners) {
        var lines = new TreeMap<String, String>();
        var knownAt = Register.manifest(SERVICE, "asOf=" + asOf).path("knownAt").asText();
        for (var partner : partners) {
            var query = "asOf=%s&scope=partner:%s&knownAt=%s".formatted(asOf, partner, knownAt);
            for (var line : Register.lines(SERVICE, query)) {
                var subject = Register.json(line).path("subject").asText();
                if (Changed.FOLLOWED.stream().anyMatch(type -> subject.startsWith(type.word() + ":"))) {
                    lines.put(subject, line);
                }
            }
        }
        return new Moment(asOf, knownAt, lines);
    }

    private static int check(Moment before, Moment now, List<String> what) {
        var named = named(changes(before, now, 1_000_000));
        var subjects = new HashSet<>(before.lines.keySet());
        subjects.addAll(now.lines.keySet());
        var different = 0;
        for (var subject : subjects) {
            var old = before.lines.get(subject);
            if (!Objects.equals(facts(old), facts(now.lines.get(subject)))) {
                different++;
                assertThat(named.contains(subject) || isDue(old, now.asOf))
                        .as("%s%nafter %s%nwas %s%nis  %s", subject, what, old, now.lines.get(subject))
                        .isTrue();
            }
        }
        assertThat(different > 0 || named.size() < now.lines.size() + 50).isTrue();
        var ids = new ArrayList<String>();
        var expected = new ArrayList<String>();
        for (var line : now.lines.entrySet()) {
            if (line.getKey().startsWith("delivery:")) {
                ids.add(line.getKey().substring("delivery:".length()));
                expected.add(line.getValue());
            }
        }
        assertThat(lines("delivery", ids, now)).containsExactlyInAnyOrderElementsOf(expected);
        return different;
    }

    private static JsonNode changes(Moment before, Moment now, int most) {
        return Register.json(as(SERVICE)
                .queryParam("asOf", now.asOf.toString())
                .queryParam("knownAt", now.knownAt)
                .queryParam("asOfBefore", before.asOf.toString())
                .queryParam("knownBefore", before.knownAt)
                .queryParam("most", most)
                .get("/v1/facts/changes")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static Set<String> named(JsonNode changes) {
        var named = new HashSet<String>();
        for (var group : changes.path("subjects")) {
            for (var id : group.path("ids")) {
                named.add(group.path("type").asText() + ":" + id.asText());
            }
        }
        return named;
    }

    private static List<String> lines(String type, List<String> ids, Moment moment) {
        var body = "{\"type\": \"%s\", \"ids\": [\"%s\"]}".formatted(type, String.join("\",\"", ids));
        return Register.closed(as(SERVICE)
                .queryParam("asOf", moment.asOf.toString())
                .queryParam("knownAt", moment.knownAt)
                .body(body)
                .post("/v1/facts/lines")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    /** The line without its moment. */
    private static String facts(@Nullable String line) {
        return line == null ? "none" : line.replaceAll("\"(asOf|knownAt|sameUntil)\":(null|\"[^\"]*\"),", "");
    }

    private static boolean isDue(@Nullable String line, LocalDate asOf) {
        var until = line == null ? null : Register.json(line).path("sameUntil").asText(null);
        return until != null && !LocalDate.parse(until).isAfter(asOf);
    }

    /** The line of the one that was taken back says whether the other one stood on the day of the offer. */
    @Test
    void anotherNoticeOfItsTransferTouchesOneThatWasTakenBack() {
        var code = Api.code();
        var notice = """
                {"type":"notification","content":{"reference":"P/%s","partner":"P","transfer":"P/T","statute":"AECA 36(b)",\
                "kind":"ARTICLES","addressees":["HOUSE"],"receipts":[{"addressee":"HOUSE","on":"%s"}]%s}}
                """;
        Register.load(DESK, named("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T","partner":"P","channel":"FMS","title":"t","status":"AGREED",\
                "offeredOn":"2024-01-20"}}
                """ + notice.formatted("N1", "2024-01-10", ",\"withdrawnOn\":\"2024-01-15\""), code));
        var before = moment(LocalDate.of(2024, 3, 1), code);
        Register.load(DESK, named(notice.formatted("N2", "2024-01-16", ""), code));
        var now = moment(LocalDate.of(2024, 3, 1), code);
        var takenBack = subjectOf(before, "\"notification.anotherStood\":false");

        assertThat(takenBack)
                .startsWith("notification:")
                .isEqualTo(subjectOf(now, "\"notification.anotherStood\":true"));
        assertThat(named(changes(before, now, 1_000))).contains(takenBack);
    }

    /** Announced in April, the other notice is one in March from the emergency on that names it. */
    @Test
    void anEmergencyThatMakesAnotherOneANoticeTouchesOneThatWasTakenBack() {
        var code = Api.code();
        Register.load(DESK, named("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"transfer","content":{"reference":"P/T","partner":"P","channel":"FMS","title":"t","status":"AGREED",\
                "offeredOn":"2024-02-10"}}
                {"type":"notification","content":{"reference":"P/N1","partner":"P","transfer":"P/T","statute":"AECA 36(b)",\
                "kind":"ARTICLES","addressees":["HOUSE"],"receipts":[{"addressee":"HOUSE","on":"2024-01-10"}],"withdrawnOn":"2024-02-01"}}
                {"type":"notification","content":{"reference":"P/N2","partner":"P","transfer":"P/T","statute":"AECA 36(b)",\
                "kind":"ARTICLES","addressees":["HOUSE"],"announcedOn":"2024-04-01"}}
                """, code));
        var before = moment(LocalDate.of(2024, 3, 1), code);
        Register.load(DESK, named("""
                {"type":"determination","content":{"reference":"P/E","partner":"P","kind":"EMERGENCY","statute":"AECA 36(b)",\
                "officer":"the Secretary","on":"2024-02-05","notifications":["P/N2"]}}
                """, code));
        var now = moment(LocalDate.of(2024, 3, 1), code);
        var takenBack = subjectOf(before, "\"notification.anotherStood\":false");

        assertThat(takenBack).startsWith("notification:");
        assertThat(now.lines.get(takenBack)).doesNotContain("notification.anotherStood");
        assertThat(named(changes(before, now, 1_000))).contains(takenBack);
    }

    /** Whoever proposes to deliver to a partner is told of the statement about it that is recorded, moved or voided later. */
    @Test
    void aStatementThatWasAskedForTouchesTheProposalsOfItsPartner() {
        var code = Api.code();
        var statement = """
                {"type":"undertaking","content":{"reference":"P/W","partner":"P","nature":"DUTY","kind":"%s",\
                "owedBy":"OWN_GOVERNMENT","startedOn":"2024-01-10","fulfilledOn":null}}
                """;
        Register.load(DESK, named("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"proposal","content":{"reference":"P/O","partner":"P","kind":"DELIVERY","on":"2024-03-10"}}
                """, code));
        var before = moment(LocalDate.of(2024, 3, 1), code);
        Register.load(DESK, named(statement.formatted(Statements.KIND), code));
        var asked = moment(LocalDate.of(2024, 3, 1), code);
        Register.load(DESK, named(statement.formatted("a report"), code));
        var other = moment(LocalDate.of(2024, 3, 1), code);
        var told = subjectOf(asked, "\"document.statementAskedOn\":\"2024-01-10\"");

        assertThat(told).startsWith("proposal:");
        assertThat(named(changes(before, asked, 1_000))).contains(told);
        assertThat(other.lines.get(told)).doesNotContain("document.statement");
        assertThat(named(changes(asked, other, 1_000))).contains(told);
    }

    @Test
    void anAssuranceTouchesTheProposalsOfItsPartner() {
        var code = Api.code();
        Register.load(DESK, named("""
                {"type":"partner","content":{"code":"P","name":"Examplia","kind":"STATE"}}
                {"type":"proposal","content":{"reference":"P/O","partner":"P","kind":"DELIVERY","on":"2024-03-10"}}
                """, code));
        var before = moment(LocalDate.of(2024, 4, 1), code);
        Register.load(DESK, named("""
                {"type":"expectation","content":{"reference":"P/A","partner":"P","kind":"ASSURANCE","standard":true,"text":"t",\
                "textVersion":"2024-02-08","channel":"PRIVATE","acknowledgedOn":"2024-03-24"}}
                """, code));
        var now = moment(LocalDate.of(2024, 4, 1), code);
        var told = subjectOf(now, "\"document.assuranceOn\":\"2024-03-24\"");

        assertThat(told).startsWith("proposal:");
        assertThat(named(changes(before, now, 1_000))).contains(told);
    }

    private static String subjectOf(Moment moment, String leaf) {
        return moment.lines.entrySet().stream()
                .filter(line -> line.getValue().contains(leaf))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("none");
    }

    @Test
    void whatIsTooMuchIsAll() {
        var partner = Api.code();
        var before = moment(LocalDate.of(2024, 3, 1), filled(Api.code()));
        Register.fill(partner);
        var now = moment(LocalDate.of(2024, 3, 1), partner);

        assertThat(named(changes(before, now, 1_000))).containsAll(now.lines.keySet());
        assertThat(edited(before, now, now.lines.keySet()))
                .isEqualTo(intersection(named(changes(before, now, 1_000)), now.lines.keySet()));
        assertThat(edited(before, now, before.lines.keySet())).isEmpty();
        var all = changes(before, now, 3);
        assertThat(all.path("all").asBoolean()).isTrue();
        assertThat(all.path("why").asText()).isEqualTo("more than 3 subjects");
        assertThat(all.path("subjects")).isEmpty();
    }

    private static Set<String> intersection(Set<String> these, Set<String> those) {
        var both = new HashSet<>(these);
        both.retainAll(those);
        return both;
    }

    private static Set<String> edited(Moment before, Moment now, Set<String> subjects) {
        var found = new HashSet<String>();
        edits("{\"windows\": [%s]}".formatted(window(before.knownAt, now.knownAt, List.copyOf(subjects))))
                .path("windows")
                .path(0)
                .path("subjects")
                .forEach(subject -> found.add(subject.path("subject").asText()));
        return found;
    }

    private static String window(String after, String upTo, List<String> subjects) {
        return "{\"after\": \"%s\", \"upTo\": \"%s\", \"subjects\": [\"%s\"]}"
                .formatted(after, upTo, String.join("\",\"", subjects));
    }

    private static JsonNode edits(String body) {
        return Register.json(as(SERVICE)
                .body(body)
                .post("/v1/facts/edits")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** Of a transfer its own version, of a delivery only what it is read with; outside the window nothing. */
    @Test
    void whatWasRecordedOfNamedSubjectsIsToldWindowByWindow() {
        var code = Api.code();
        Register.fill(code);
        var before = moment(LocalDate.of(2024, 3, 1), code);
        var line = named(
                Register.resource("register.ndjson").stream()
                        .filter(each -> each.startsWith("{\"type\":\"transfer\""))
                        .findFirst()
                        .orElseThrow(),
                code);
        Register.load(
                DESK,
                DAY.matcher(line)
                        .replaceAll(
                                day -> LocalDate.parse(day.group()).plusDays(1).toString()));
        var now = moment(LocalDate.of(2024, 3, 1), code);
        var transfer = Register.json(line).path("content").path("reference").asText();
        var subjects = List.copyOf(now.lines.keySet());

        var found = edits("{\"windows\": [%s, %s]}"
                        .formatted(
                                window(before.knownAt, now.knownAt, subjects),
                                window(now.knownAt, now.knownAt, subjects)))
                .path("windows");

        var versions = new TreeMap<String, String>();
        for (var subject : found.path(0).path("subjects")) {
            var written = subject.path("versions");
            versions.put(
                    subject.path("subject").asText().replaceAll(":.*", ""),
                    written.isEmpty()
                            ? "joined"
                            : written.path(0).path("version").asInt() + " "
                                    + written.path(0).path("act").asText());
        }
        assertThat(versions).as(transfer).containsEntry("transfer", "2 CHANGED").containsEntry("delivery", "joined");
        assertThat(found.path(1).path("subjects")).isEmpty();
        assertThat(found.path(1).hasNonNull("notKnown")).isFalse();
    }

    @Test
    void editsThatCannotBeFollowedAreRefused() {
        var id = "019b0000-0000-7000-8000-000000000000";
        var early = "2024-01-01T00:00:00Z";
        for (var refused : Map.of(
                        window(early, early, List.of("partner:" + id)), "/windows/0/subjects/0",
                        window(early, early, List.of("hold")), "/windows/0/subjects/0",
                        window("2024-01-02T00:00:00Z", early, List.of("hold:" + id)), "/windows/0/upTo",
                        window(early, "2999-01-01T00:00:00Z", List.of("hold:" + id)), "/windows/0/upTo")
                .entrySet()) {
            as(SERVICE)
                    .body("{\"windows\": [%s]}".formatted(refused.getKey()))
                    .post("/v1/facts/edits")
                    .then()
                    .statusCode(400)
                    .body("violations[0].pointer", equalTo(refused.getValue()));
        }
        as("reviewer").body("{\"windows\": []}").post("/v1/facts/edits").then().statusCode(403);
    }

    private static String filled(String code) {
        Register.fill(code);
        return code;
    }

    @Test
    void aMomentThatCannotBeFollowedIsRefused() {
        var earlier = "/v1/facts/changes?asOf=2024-03-01&asOfBefore=%s&knownBefore=%s&most=%d";
        refused(earlier.formatted("2024-03-02", "2024-01-01T00:00:00Z", 10), "query:asOfBefore");
        refused(earlier.formatted("soon", "2024-01-01T00:00:00Z", 10), "query:asOfBefore");
        refused(earlier.formatted("2024-03-01", "2999-01-01T00:00:00Z", 10), "query:knownBefore");
        refused(earlier.formatted("2024-03-01", "2024-01-01T00:00:00Z", 0), "query:most");
        as("reviewer")
                .get(earlier.formatted("2024-03-01", "2024-01-01T00:00:00Z", 10))
                .then()
                .statusCode(403);
        as(SERVICE)
                .body("{\"type\": \"galaxy\", \"ids\": [\"019b0000-0000-7000-8000-000000000000\"]}")
                .post("/v1/facts/lines?asOf=2024-03-01")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/type"));
    }

    private static void refused(String path, String pointer) {
        as(SERVICE).get(path).then().statusCode(400).body("violations[0].pointer", equalTo(pointer));
    }
}
