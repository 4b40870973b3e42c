package org.daylight.registry.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.CLOSE;
import static org.daylight.registry.Api.DESK;
import static org.daylight.registry.Api.as;
import static org.daylight.registry.Api.post;
import static org.daylight.registry.Api.postIfMatch;
import static org.daylight.registry.Api.put;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sums that were kept and brought up to date say byte for byte what is read anew. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class KeptSchedulesTest {

    private static final long SEED = Long.getLong("daylight.changes.seed", System.nanoTime());
    private static final int HISTORIES = Integer.getInteger("daylight.changes.histories", 1);
    private static final int STEPS = 12;
    private static final int DELIVERIES = 40;
    private static final String UNMARKED = "{\"classification\":\"UNCLASSIFIED\"}";

    @Inject
    AgroalDataSource source;

    @Test
    void whatIsBroughtUpToDateIsWhatIsReadAnew() throws SQLException {
        System.out.printf("kept schedules: seed %d%n", SEED);
        var random = new Random(SEED);
        for (var history = 0; history < HISTORIES; history++) {
            follow(random);
        }
    }

    /** Otherwise the histories would prove nothing. */
    @Test
    void whatIsKeptIsUsedUnlessAllIsToBeReadAnew() throws SQLException {
        var code = small();
        var asOf = LocalDate.of(2024, 11, 1);
        var before = of(code, whole(asOf));
        falsify(code);

        assertThat(of(code, whole(asOf))).contains("\"deliveries\":[]").isNotEqualTo(before);
        assertThat(of(code, lines("portfolio&anew=true", asOf, knownAt(asOf)))).isEqualTo(before);
        assertThat(of(code, whole(asOf))).isEqualTo(before);
        assertThat(kept("partner:" + code)).isOne();

        falsify(code);
        loaded("""
            {"type":"delivery","content":{"reference":"%1$s/S8","transfer":"%1$s/R0","line":1,"measure":"INCREMENT","counted":true,\
            "quantity":{"amount":"5","unit":"EACH"},"milestones":{"HANDED_OVER":{"on":"2024-10-30"}}}}""".formatted(code));
        assertThat(Register.json(of(code, whole(asOf))).path("deliveries").toString())
                .as("of what came before nothing, because it is not read again")
                .isEqualTo("[{\"on\":\"2024-10-30\",\"value\":null,\"count\":1,\"quantities\":[\"5 EACH\"],"
                        + "\"transfers\":[\"%s/R0\"]}]".formatted(code));
    }

    /** What is kept is for the review that follows, whatever is asked about the past in between. */
    @Test
    void aLookBackKeepsNothing() throws SQLException {
        var code = small();
        whole(LocalDate.of(2024, 11, 1));
        var later = small(Api.code());

        assertThat(of(later, whole(LocalDate.of(2024, 3, 1)))).isNotEmpty();

        assertThat(number("select count(*) from kept_schedule where as_of <> date '2024-11-01'"))
                .isZero();
        assertThat(kept("partner:" + code)).isOne();
        assertThat(kept("partner:" + later)).isZero();
    }

    @Test
    void ofAnOwnerThatIsGoneNothingStays() throws SQLException {
        var code = small();
        execute(source.getConnection(), """
                insert into kept_schedule (owner, as_of, known_at, print, sums)
                values ('partner:gone' || random(), date '2000-01-01', timestamptz '2000-01-01 00:00Z', '', '')""");

        whole(LocalDate.of(2024, 11, 1));

        assertThat(number("select count(*) from kept_schedule where owner like 'partner:gone%'"))
                .isZero();
        assertThat(kept("partner:" + code)).isOne();
    }

    /** They are no part of the answer. */
    @Test
    void whereSumsCannotBeKeptTheAnswerIsTheSame() throws SQLException {
        var code = small();
        var asOf = LocalDate.of(2024, 11, 1);
        execute(admin(), "alter table kept_schedule add constraint refused check (false) not valid");
        try {
            assertThat(of(code, whole(asOf))).contains("\"on\":");
        } finally {
            execute(admin(), "alter table kept_schedule drop constraint refused");
        }
        assertThat(number("select count(*) from kept_schedule where as_of > date '2000-01-01'"))
                .isZero();

        try (var other = admin();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('kept_schedule'))");
            assertThat(of(code, whole(asOf))).contains("\"on\":");
            assertThat(number("select count(*) from kept_schedule where as_of > date '2000-01-01'"))
                    .isZero();
        }
    }

    /** Sums that were read before a purge was approved, and are to be kept while its approval is not committed yet. */
    @Test
    void nothingThatIsBeingPurgedIsKept() throws Exception {
        var code = small();
        var asOf = LocalDate.of(2024, 11, 1);
        var known = knownAt(asOf);
        whole(asOf, known);
        var reference = code + "/S0";
        var id = as(DESK).get("/v1/deliveries?reference=" + reference)
                .then()
                .extract()
                .<String>path("items[0].id");
        var purge = post(DESK, "/v1/purges", """
                {"type": "delivery", "record": "%s", "reason": "marked too low", "authority": "order 7"}""".formatted(id))
                .statusCode(201)
                .extract()
                .header("Location");
        var row = purge.substring(purge.lastIndexOf('/') + 1);
        try (var other = admin();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update purge set approved_by = 'somebody' where id = '%s'".formatted(row));
            var schedules = CompletableFuture.supplyAsync(() -> lines("portfolio&anew=true", asOf, known));
            awaitLockOf("lock table kept_schedule%");
            other.commit();
            assertThat(of(code, schedules.get())).contains("\"on\":");
        }
        assertThat(number("select count(*) from kept_schedule")).isZero();

        execute(admin(), "update purge set approved_by = null where id = '%s'".formatted(row));
        postIfMatch("senior", purge + "/approve", "\"1\"", "").statusCode(200);
        whole(asOf);
        assertThat(kept("partner:" + code)).isOne();
    }

    private static void awaitLockOf(String query) throws SQLException, InterruptedException {
        try (var admin = admin();
                var statement = admin.createStatement()) {
            for (var attempt = 0; attempt < 300; attempt++) {
                var rows = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where wait_event_type = 'Lock' and query like '%s'".formatted(query));
                if (rows.next() && rows.getInt(1) > 0) {
                    return;
                }
                Thread.sleep(10);
            }
        }
        throw new AssertionError("nobody waits in " + query);
    }

    private String small() throws SQLException {
        var code = small(Api.code());
        forget();
        return code;
    }

    private static String small(String code) {
        loaded(partner(code));
        loaded(plan(code));
        var random = new Random(1);
        for (var number = 0; number < 4; number++) {
            loaded(transfer(code, number, "CLASS_1"));
        }
        for (var number = 0; number < 8; number++) {
            loaded(delivery(code, number, random));
        }
        return code;
    }

    private void falsify(String code) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("update kept_schedule set sums = ? where owner = ?")) {
            statement.setBytes(1, "{}".getBytes(UTF_8));
            statement.setString(2, "partner:" + code);
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection admin() throws SQLException {
        return DriverManager.getConnection(
                System.getProperty("daylight.test.admin-url"),
                System.getProperty("daylight.test.admin-user"),
                System.getProperty("daylight.test.admin-password"));
    }

    private static String of(String code, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"partner\":\"%s\"".formatted(code)))
                .findFirst()
                .orElseThrow();
    }

    private static String partner(String code) {
        return "{\"type\":\"partner\",\"content\":{\"code\":\"%s\",\"name\":\"Invented\",\"kind\":\"STATE\"}}"
                .formatted(code);
    }

    private void follow(Random random) throws SQLException {
        var code = Api.code();
        Register.fill(code);
        loaded(plan(code));
        for (var transfer = 0; transfer < 4; transfer++) {
            loaded(transfer(code, transfer, "CLASS_1"));
        }
        for (var number = 0; number < DELIVERIES; number++) {
            loaded(handled(delivery(code, number, random), random));
        }
        forget();
        var asOf = LocalDate.of(2024, 3, 1);
        whole(asOf);
        for (var step = 0; step < STEPS; step++) {
            var what = new ArrayList<String>();
            for (var acts = random.nextInt(4); acts > 0; acts--) {
                what.add(act(code, random));
            }
            asOf = asOf.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(30));
            var known = knownAt(asOf);
            var whole = whole(asOf, known);
            assertThat(whole)
                    .as("seed %d, step %d as of %s after %s", SEED, step, asOf, what)
                    .containsAll(lines("partner:" + code, asOf, known));
            assertThat(kept("partner:" + code)).isPositive();
        }
    }

    private static List<String> whole(LocalDate asOf) {
        return whole(asOf, knownAt(asOf));
    }

    private static String knownAt(LocalDate asOf) {
        return Register.manifest("service", "asOf=" + asOf).path("knownAt").asText();
    }

    private static List<String> whole(LocalDate asOf, String knownAt) {
        return lines("portfolio", asOf, knownAt);
    }

    /** Of a partner's scope nothing is kept. */
    private static List<String> lines(String scope, LocalDate asOf, String knownAt) {
        var lines = as("service")
                .get("/v1/schedules?asOf=%s&knownAt=%s&scope=%s".formatted(asOf, knownAt, scope))
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        return lines.subList(0, lines.size() - 1);
    }

    /** Whatever other tests have asked for. */
    private void forget() throws SQLException {
        try (var connection = source.getConnection();
                var statement =
                        connection.prepareStatement("update kept_schedule set as_of = date '2000-01-01', print = ''")) {
            statement.executeUpdate();
        }
    }

    private long kept(String owner) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                        select count(*) from kept_schedule
                        where owner = ? and known_at = (select max(known_at) from kept_schedule)
                        """)) {
            statement.setString(1, owner);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String loaded(String line) {
        var answer = Register.load(CLOSE, line).extract();
        assertThat(answer.statusCode()).as(line + answer.asString()).isLessThan(300);
        assertThat(answer.<List<Object>>path("problems")).as(line).isEmpty();
        return line;
    }

    /** Some are refused, such as what speaks of a record that is void. */
    private static String tried(String line) {
        return Register.load(CLOSE, line).extract().statusCode() + " " + line;
    }

    private String act(String code, Random random) throws SQLException {
        return switch (random.nextInt(9)) {
            case 0 -> tried(transfer(code, random.nextInt(4), "CLASS_" + random.nextInt(3)));
            case 1 -> voided(code + "/S" + random.nextInt(DELIVERIES));
            case 2 ->
                tried("""
                    {"type":"expectation","key":"%1$s/X%2$d","content":{"reference":"%1$s/X%2$d","partner":"%1$s","kind":"T6","standard":%3$s,\
                    "text":"serial access","textVersion":"1","channel":"PRIVATE","transfers":["%1$s/R%4$d"],"sentOn":"%5$s"}}""".formatted(code, random.nextInt(3), random.nextBoolean(), random.nextInt(4), day(random)));
            case 3 -> opened(code);
            default -> tried(handled(delivery(code, random.nextInt(DELIVERIES + 5), random), random));
        };
    }

    private static String voided(String reference) {
        var found = as(CLOSE)
                .queryParam("reference", reference)
                .get("/v1/deliveries")
                .then()
                .statusCode(200)
                .extract();
        var id = found.<String>path("items[0].id");
        if (id == null) {
            return "nothing to void";
        }
        var etag = as(CLOSE).get("/v1/deliveries/" + id).then().extract().header("ETag");
        postIfMatch(CLOSE, "/v1/deliveries/" + id + "/void", etag, "{\"reason\": \"entered by mistake\"}");
        return "void " + reference;
    }

    /** One that only a group may see is there for all from now on, and marked no more, as a line that is loaded cannot say. */
    private String opened(String code) throws SQLException {
        var id = closed(code);
        if (id == null) {
            return "nothing to open";
        }
        var location = "/v1/deliveries/" + id;
        var found = as(CLOSE).get(location).then().statusCode(200).extract();
        var content = Register.json(found.asString()).path("content").toString();
        put(CLOSE, location, found.header("ETag"), Api.draft(content, "\"accessGroup\":null,\"marking\":" + UNMARKED))
                .statusCode(200);
        return "open " + content;
    }

    private @Nullable String closed(String code) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("""
                        select id::text from delivery where reference like ? and access_group is not null and voided_reason is null
                        order by reference limit 1
                        """)) {
            statement.setString(1, code + "/S%");
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    /** So few are restricted or marked that now and then the last of them is taken away. */
    private static String handled(String delivery, Random random) {
        var handling = switch (random.nextInt(16)) {
            case 0 -> "\"accessGroup\":\"close-hold\",";
            case 1 -> "\"marking\":{\"classification\":\"UNCLASSIFIED\",\"controlCategory\":\"CUI//EXPT\"},";
            case 2 ->
                "\"marking\":{\"classification\":\"UNCLASSIFIED\",\"releasableTo\":[\"XAA\"],\"privileged\":true},";
            case 3, 4, 5, 6 -> "\"marking\":" + UNMARKED + ",";
            default -> "";
        };
        return delivery.replace("\"content\":", handling + "\"content\":");
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(270));
    }

    private static String plan(String code) {
        return """
            {"type":"objective","content":{"reference":"%1$s/OK","partner":"%1$s","interest":"i","statement":"s",\
            "noDivergenceReason":"n","status":"DRAFT","baselines":[{"number":1,"statedOn":"2024-01-01","milestone":"SHIPPED",\
            "index":"TIV","interpolation":"LINEAR","startsOn":"2024-01-01","points":[{"on":"2024-12-31","cumulative":"60"}]}]}}""".formatted(code);
    }

    /** Every second one serves the objective. */
    private static String transfer(String code, int number, String capabilityClass) {
        return """
            {"type":"transfer","key":"%1$s/R%2$d","content":{"reference":"%1$s/R%2$d","partner":"%1$s","channel":"FMS","title":"x",\
            "status":"AGREED","agreedOn":"2023-05-01","objectives":[%4$s],"lines":[{"number":1,"designation":"Tank",\
            "capabilityClass":"%3$s","indexes":[{"name":"TIV","perUnit":"4","statedBy":"an institute"}]}]}}""".formatted(code, number, capabilityClass, number % 2 == 0 ? "\"" + code + "/OK\"" : "");
    }

    /** Never what was handed over before. */
    private static String dropped(Random random, String handedOver) {
        var on = switch (random.nextInt(4)) {
            case 0 -> day(random).toString();
            case 1 -> "2024-0" + (1 + random.nextInt(9));
            default -> "";
        };
        if (on.isEmpty()
                || ImpreciseDate.parse(handedOver)
                        .isBefore(ImpreciseDate.parse(on))
                        .orElse(false)) {
            return "";
        }
        return ",\"droppedOn\":\"%s\"".formatted(on);
    }

    private static String delivery(String code, int number, Random random) {
        var arrived = day(random);
        var value = switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> ",\"value\":{\"amount\":\"7.50\",\"currency\":\"EUR\",\"basis\":\"CONTRACT\"}";
            default ->
                ",\"value\":{\"amount\":\"%d.00\",\"currency\":\"USD\",\"basis\":\"CONTRACT\"}"
                        .formatted(1 + random.nextInt(9));
        };
        var bound = random.nextInt(5) == 0 ? ",\"bound\":\"AT_LEAST\"" : "";
        var measure = random.nextInt(6) == 0 ? "CUMULATIVE" : "INCREMENT";
        var handedOver = random.nextInt(4) == 0
                ? "2024-0" + (1 + random.nextInt(9))
                : arrived.plusDays(10).toString();
        var planned = random.nextBoolean()
                ? ",\"plannedOn\":\"%s\",\"plannedQuantity\":{\"amount\":\"3\",\"unit\":\"EACH\"}%s"
                        .formatted(arrived, dropped(random, handedOver))
                : "";
        var shipped = "\"SHIPPED\":{\"on\":\"%s\"}".formatted(arrived);
        var handed = "\"HANDED_OVER\":{\"on\":\"%s\"}".formatted(handedOver);
        var reached = switch (random.nextInt(6)) {
            case 0 -> shipped;
            case 1 -> handed;
            default -> shipped + "," + handed;
        };
        return """
            {"type":"delivery","key":"%1$s/S%2$d","content":{"reference":"%1$s/S%2$d","transfer":"%1$s/R%3$d","line":1,\
            "measure":"%4$s","counted":%5$s,"quantity":{"amount":"%6$d","unit":"EACH"%7$s}%8$s%9$s,\
            "milestones":{%10$s}}}""".formatted(
                        code,
                        number,
                        random.nextInt(4),
                        measure,
                        random.nextInt(8) > 0,
                        1 + random.nextInt(20),
                        bound,
                        value,
                        planned,
                        reached);
    }
}
