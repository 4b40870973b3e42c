package org.daylight.review.cadences;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Caller;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.daylight.review.reviews.Reviews;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is changed of a cadence and when, each of its days is reviewed once. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
@TestProfile(CadencesTest.NobodyRuns.class)
class ChangedCadencesTest {

    @Inject
    Sql sql;

    @Inject
    CadenceVersions versions;

    @Inject
    Pauses pauses;

    @Inject
    Reviews reviews;

    @Inject
    Lateness lateness;

    @Inject
    CadenceConfig config;

    @Inject
    RegisterZone zone;

    @Inject
    Caller caller;

    private final Map<UUID, Integer> recorded = new HashMap<>();

    /** A version as it is said: each Monday at an hour. */
    private record Said(int hour, String holidayRule, List<String> closedDays) {

        String json(String reference, String repeats) {
            return """
                {"reference": "%s", "scope": "partner:XAA", "forum": "board", "rrule": "%s", "zone": "UTC",
                 "startsAt": "2001-01-01T%02d:00:00", "holidayRule": "%s", "closedDays": [%s]}
                """.formatted(
                            reference,
                            repeats,
                            hour,
                            holidayRule,
                            closedDays.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")));
        }
    }

    private void say(UUID cadence, String content, Instant at) {
        var version = recorded.merge(cadence, 1, Integer::sum);
        if (version == 1) {
            sql.update("""
                    insert into cadence (id, version, recording, recorded_at, act, marking, sources, reference, content)
                    values (?, 1, 1, ?, 'CREATED', '{}', '[]', ?, ?::jsonb)
                    """, cadence, at, cadence.toString(), content);
        } else {
            sql.update(
                    "update cadence set version = ?, recorded_at = ?, act = 'CHANGED', content = ?::jsonb where id = ?",
                    version,
                    at,
                    content,
                    cadence);
        }
        sql.update("insert into cadence_version select c.* from cadence c where c.id = ?", cadence);
    }

    private void generate(String now) {
        new Generation(sql, versions, pauses, InstantSource.fixed(Instant.parse(now))).generateDue();
    }

    private List<String> owed(UUID cadence) {
        return sql.rows(
                "select period || ' ' || to_char(due_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') from obligation"
                        + " where cadence = ? and due_on > '2001-03-01' order by due_at",
                row -> row.getString(1),
                cadence);
    }

    @AfterEach
    void nothingIsDueAnyMore() {
        recorded.keySet()
                .forEach(cadence -> sql.update(
                        "update cadence set version = version + 1, act = 'VOIDED', act_reason = 'a test', voided_reason = 'a test'"
                                + " where id = ?",
                        cadence));
    }

    private List<String> changed(Said before, Said after, String at, String upTo) {
        var cadence = UUID.randomUUID();
        say(cadence, before.json(cadence.toString(), "FREQ=WEEKLY"), Instant.parse("2001-01-01T00:00:00Z"));
        generate(at);
        say(cadence, after.json(cadence.toString(), "FREQ=WEEKLY"), Instant.parse(at));
        generate(upTo);
        return owed(cadence);
    }

    /** On a Saturday it is said that the forum does not meet on Monday: the day before it, Friday, is over. */
    @Test
    void aDayThatIsMovedToBeforeTheChangeIsDueAtTheChange() {
        assertThat(changed(
                        new Said(9, "PREVIOUS_WORKING_DAY", List.of()),
                        new Said(9, "PREVIOUS_WORKING_DAY", List.of("2001-03-12")),
                        "2001-03-10T12:00:00Z",
                        "2001-03-20T00:00:00Z"))
                .containsExactly(
                        "2001-03-05T09:00 2001-03-05 09:00",
                        "2001-03-12T09:00 2001-03-10 12:00",
                        "2001-03-19T09:00 2001-03-19 09:00");
    }

    @Test
    void aDayThatIsMovedBackOnTheDayItselfIsDueAtTheChange() {
        assertThat(changed(
                        new Said(9, "NEXT_WORKING_DAY", List.of("2001-03-12")),
                        new Said(9, "NEXT_WORKING_DAY", List.of()),
                        "2001-03-12T12:00:00Z",
                        "2001-03-20T00:00:00Z"))
                .containsExactly(
                        "2001-03-05T09:00 2001-03-05 09:00",
                        "2001-03-12T09:00 2001-03-12 12:00",
                        "2001-03-19T09:00 2001-03-19 09:00");
    }

    /** At noon five o'clock becomes nine, or nine becomes five. */
    @Test
    void anotherTimeOfDayNeitherMissesNorDoublesTheDayOnWhichItIsSaid() {
        assertThat(changed(
                        new Said(17, "NONE", List.of()),
                        new Said(9, "NONE", List.of()),
                        "2001-03-12T12:00:00Z",
                        "2001-03-20T00:00:00Z"))
                .containsExactly(
                        "2001-03-05T17:00 2001-03-05 17:00",
                        "2001-03-12T09:00 2001-03-12 12:00",
                        "2001-03-19T09:00 2001-03-19 09:00");
        assertThat(changed(
                        new Said(9, "NONE", List.of()),
                        new Said(17, "NONE", List.of()),
                        "2001-03-12T12:00:00Z",
                        "2001-03-20T00:00:00Z"))
                .containsExactly(
                        "2001-03-05T09:00 2001-03-05 09:00",
                        "2001-03-12T09:00 2001-03-12 09:00",
                        "2001-03-19T17:00 2001-03-19 17:00");
    }

    private static final List<String> RULES = List.of("NONE", "NEXT_WORKING_DAY", "PREVIOUS_WORKING_DAY");

    private static Said any(Random random) {
        var first = LocalDate.parse("2001-03-01");
        return new Said(
                random.nextInt(24),
                RULES.get(random.nextInt(3)),
                IntStream.range(0, random.nextInt(25))
                        .mapToObj(_ -> first.plusDays(random.nextInt(120)).toString())
                        .distinct()
                        .toList());
    }

    /** Changes at any instants, several between two looks too; the moments of no version are looked at here. */
    @Test
    void eachDayOfACadenceThatIsChangedAgainAndAgainIsOwedOnce() {
        var random = new Random(20010301);
        var cadences = new HashMap<UUID, String>();
        var daily = new ArrayList<UUID>();
        for (var i = 0; i < 60; i++) {
            var cadence = UUID.randomUUID();
            cadences.put(cadence, i % 2 == 0 ? "FREQ=WEEKLY" : "FREQ=DAILY");
            if (i % 2 == 1) {
                daily.add(cadence);
            }
            say(
                    cadence,
                    any(random).json(cadence.toString(), cadences.get(cadence)),
                    Instant.parse("2001-01-01T00:00:00Z"));
        }
        var start = Instant.parse("2001-03-01T00:00:00Z");
        generate(start.toString());
        for (var day = 0; day < 120; day += 6) {
            var from = start.plusSeconds(day * 86_400L);
            for (var cadence : cadences.entrySet()) {
                var changes = random.nextInt(3);
                for (var n = 0; n < changes; n++) {
                    say(
                            cadence.getKey(),
                            any(random).json(cadence.getKey().toString(), cadence.getValue()),
                            from.plusSeconds(n * 172_800L + random.nextInt(172_000)));
                }
            }
            generate(from.plusSeconds(6 * 86_400L).toString());
        }

        var last = LocalDate.parse("2001-05-31");
        for (var cadence : cadences.keySet()) {
            var owed = sql
                    .rows("select left(period, 10) from obligation where cadence = ?", row -> row.getString(1), cadence)
                    .stream()
                    .collect(groupingBy(LocalDate::parse, Collectors.counting()));
            for (var day = LocalDate.parse("2001-01-01"); day.isBefore(last); day = day.plusDays(1)) {
                var wanted = daily.contains(cadence) || day.getDayOfWeek() == DayOfWeek.MONDAY;
                assertThat(owed.getOrDefault(day, 0L))
                        .as("%s of %s, %s", day, cadence, cadences.get(cadence))
                        .isEqualTo(wanted ? 1L : 0L);
            }
        }
    }

    /** Nothing was reviewed that day, and the new time of day comes after the pause; what comes within it is no second one. */
    @Test
    void aDayOnWhichItRestedIsOwedAtATimeAtWhichItRestsNoMore() {
        var cadence = UUID.randomUUID();
        say(
                cadence,
                new Said(9, "NONE", List.of()).json(cadence.toString(), "FREQ=WEEKLY"),
                at("2001-03-03T00:00:00Z"));
        sql.update(
                """
                insert into cadence_pause (id, version, recording, recorded_at, act, act_reason, marking, sources, cadence,
                    from_at, until_at, reason, paused_by)
                values (?, 1, 1, ?, 'CREATED', 'a test', '{}', '[]', ?, ?, ?, 'a test', 'a test')
                """,
                UUID.randomUUID(),
                at("2001-03-12T08:00:00Z"),
                cadence,
                at("2001-03-12T08:00:00Z"),
                at("2001-03-12T13:00:00Z"));
        generate("2001-03-12T10:00:00Z");
        say(
                cadence,
                new Said(12, "NONE", List.of()).json(cadence.toString(), "FREQ=WEEKLY"),
                at("2001-03-12T10:00:00Z"));
        generate("2001-03-12T12:30:00Z");
        say(
                cadence,
                new Said(15, "NONE", List.of()).json(cadence.toString(), "FREQ=WEEKLY"),
                at("2001-03-12T14:00:00Z"));
        generate("2001-03-12T16:00:00Z");

        assertThat(sql.rows(
                        "select period || ' ' || state from obligation where cadence = ? and due_on > '2001-03-01' order by due_at",
                        row -> row.getString(1),
                        cadence))
                .containsExactly("2001-03-05T09:00 DUE", "2001-03-12T09:00 PAUSED", "2001-03-12T15:00 DUE");
    }

    private static Instant at(String moment) {
        return Instant.parse(moment);
    }

    /** Two Mondays were missed of each of two partners; the last of each opens. */
    @Test
    void aReviewOfAnotherPartnerDoesNotCoverTheOneThatIsOwed() {
        var cadence = UUID.randomUUID();
        var of = new Said(9, "NONE", List.of())
                .json(cadence.toString(), "FREQ=WEEKLY")
                .replace("\"closedDays\"", "\"misfirePolicy\": \"RUN_LATEST\", \"closedDays\"")
                .replace("partner:XAA", "partner:XCA");
        say(cadence, of, Instant.parse("2001-03-03T00:00:00Z"));
        generate("2001-03-14T12:00:00Z");
        say(cadence, of.replace("partner:XCA", "partner:XCB"), Instant.parse("2001-03-14T12:00:00Z"));
        generate("2001-03-27T00:00:00Z");

        new Obligations(
                        sql,
                        reviews,
                        lateness,
                        config,
                        zone,
                        caller,
                        InstantSource.fixed(Instant.parse("2001-03-27T00:00:00Z")))
                .openDue(100);

        assertThat(sql.rows(
                        "select period || ' ' || scope || ' ' || state from obligation where cadence = ?"
                                + " and due_on > '2001-03-03' order by due_at",
                        row -> row.getString(1),
                        cadence))
                .containsExactly(
                        "2001-03-05T09:00 partner:XCA COVERED",
                        "2001-03-12T09:00 partner:XCA OPENED",
                        "2001-03-19T09:00 partner:XCB COVERED",
                        "2001-03-26T09:00 partner:XCB OPENED");
    }
}
