package org.daylight.registry.imports.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several rows that become one record, and each of them further ones. */
class GatheringTest {

    private static final String HEADER = "agreement,row,partner,title,article,ordered,delivered,day\n";

    private static final String PROFILE = """
            profile: lines-of-agreements
            title: Lines of agreements
            source: invented
            partners: { iso3166: true }
            values:
              agreement: { column: agreement, as: key, required: true }
              entry: { column: row, as: key, required: true }
              partner: { column: partner, as: partner }
              title: { column: title }
              article: { column: article, required: true }
              ordered: { column: ordered, as: quantity, whole: true, unit: EACH }
              delivered: { column: delivered, as: quantity, whole: true, unit: EACH }
              day: { column: day, as: date, styles: [iso] }
            key: "{agreement}/{entry}"
            gather: "{agreement}"
            knownSince: "{day}"
            knownSinceSource: the day of the row
            sources: [{ document: "row {entry}" }]
            records:
              - type: transfer
                gathers: [lines]
                content:
                  reference: "{agreement}"
                  partner: "{partner}"
                  channel: OTHER
                  title: "{title}"
                  status: AGREED
                  lines: [{ number: "{place}", designation: "{article}", quantity: "{ordered}" }]
              - type: delivery
                when: { known: [delivered] }
                content:
                  reference: "{key}"
                  transfer: "{agreement}"
                  line: "{place}"
                  measure: CUMULATIVE
                  counted: true
                  quantity: "{delivered}"
            """;

    private static Drawn drawn(String... rows) {
        return Drawn.of(
                ProfileText.read(PROFILE, Drawn.CONTENTS),
                (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rowsOfOneThingAreOneRecordWithALineForEach() {
        var drawn = drawn(
                "A-1,a,Malta,Radios,radio,10,4,2024-03-01",
                "A-1,b,,,battery,5,,2024-05-01",
                "A-2,a,Iceland,Vests,vest,,1,2024-04-01");

        assertThat(drawn.refused).isEmpty();
        assertThat(drawn.rows).extracting(DrawnRow::key).containsExactly("A-1/A", "A-1/B", "A-2/A");
        assertThat(drawn.rows.stream()
                        .map(row ->
                                row.records().stream().map(DrawnRecord::type).toList())
                        .toList())
                .containsExactly(List.of("transfer", "delivery"), List.of(), List.of("transfer", "delivery"));
        assertThat(drawn.records("transfer")).extracting(Object::toString).containsExactly("""
                {"reference":"A-1","partner":"MLT","channel":"OTHER","title":"Radios","status":"AGREED","lines":[\
                {"number":1,"designation":"radio","quantity":{"amount":"10","unit":"EACH"}},\
                {"number":2,"designation":"battery","quantity":{"amount":"5","unit":"EACH"}}]}""", """
                {"reference":"A-2","partner":"ISL","channel":"OTHER","title":"Vests","status":"AGREED","lines":[\
                {"number":1,"designation":"vest"}]}""");
    }

    @Test
    void theWholeIsKnownSinceItsLastPartAndRestsOnAllOfThem() {
        var whole = drawn("A-1,a,Malta,Radios,radio,10,,2024-05-01", "A-1,b,,,battery,5,,2024-03-01")
                .rows
                .getFirst()
                .records()
                .getFirst();
        assertThat(whole.knownSince()).isEqualTo("2024-05-01");
        assertThat(whole.sources()).hasToString("[{\"document\":\"row A\"},{\"document\":\"row B\"}]");

        var undated = drawn("A-1,a,Malta,Radios,radio,10,,2024-05-01", "A-1,b,,,battery,5,,");
        assertThat(undated.rows.getFirst().records().getFirst().knownSince()).isNull();
    }

    @Test
    void thingsThatAreAlikeAreListedAsOftenAsThereAreRowsOfThem() {
        var drawn = Drawn.of(
                ProfileText.read(PROFILE.replace("number: \"{place}\", ", ""), Drawn.CONTENTS),
                (HEADER + "A-1,a,Malta,Radios,radio,10,,\nA-1,b,,,radio,10,,\n").getBytes(StandardCharsets.UTF_8));

        assertThat(drawn.refused).isEmpty();
        assertThat(drawn.records("transfer"))
                .singleElement()
                .asString()
                .contains("\"lines\":[{\"designation\":\"radio\",\"quantity\":{\"amount\":\"10\",\"unit\":\"EACH\"}},"
                        + "{\"designation\":\"radio\",\"quantity\":{\"amount\":\"10\",\"unit\":\"EACH\"}}]");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-20T23:00:00-05:00, 2024-03-21T01:00:00Z, 2024-03-20T23:00:00-05:00",
        "2024-03-20,                2024-03-20T23:00:00Z, 2024-03-20",
        "2024-03-20,                2024-03-21T00:00:01Z, 2024-03-21T00:00:01Z"
    })
    void ofTwoInstantsTheLaterOneCountsWhereverItWasWritten(String one, String other, String later) {
        var drawn = Drawn.of(
                ProfileText.read(
                        PROFILE.replace("day: { column: day, as: date, styles: [iso] }", "day: { column: day }"),
                        Drawn.CONTENTS),
                (HEADER + "A-1,a,Malta,Radios,radio,10,," + one + "\nA-1,b,,,battery,5,," + other + "\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(drawn.refused).isEmpty();
        assertThat(drawn.rows.getFirst().records().getFirst().knownSince()).isEqualTo(later);
    }

    @Test
    void whatALaterRowSaidIsKnownToBeItsOwn() {
        var rows = drawn("A-1,a,Malta,,radio,10,,2024-01-05", "A-1,b,,Radios,battery,5,,2024-01-06", "A-1,c,,,mast,,,")
                .rows
                .getFirst()
                .records()
                .getFirst()
                .rows();

        assertThat(rows.of("/content/lines/0/designation", 2)).isEqualTo(2);
        assertThat(rows.of("/content/lines/1/quantity/amount", 2)).isEqualTo(3);
        assertThat(rows.of("/content/lines/2", 2)).isEqualTo(4);
        assertThat(rows.of("/content/title", 2)).isEqualTo(3);
        assertThat(rows.of("/content/partner", 2)).isEqualTo(2);
        assertThat(rows.of("/sources/1", 2)).isEqualTo(3);
        assertThat(rows.of("", 2)).isEqualTo(2);
    }

    @Test
    void aLaterRowWhoseDayIsNoneIsNotPassedOver() {
        var drawn = Drawn.of(
                ProfileText.read(
                        PROFILE.replace("day: { column: day, as: date, styles: [iso] }", "day: { column: day }"),
                        Drawn.CONTENTS),
                (HEADER + "A-1,a,Malta,Radios,radio,10,,2024-01-05\nA-1,b,,,battery,5,,2024-01-06Tnoon\n")
                        .getBytes(StandardCharsets.UTF_8));

        var record = drawn.rows.getFirst().records().getFirst();
        assertThat(record.knownSince()).isEqualTo("2024-01-06Tnoon");
        assertThat(record.rows().of("/knownSince", 2)).isEqualTo(3);
    }

    @Test
    void aRowThatSaysSomethingElseOfTheSameThingIsRefused() {
        assertThat(drawn("A-1,a,Malta,Radios,radio,10,,", "A-1,b,Iceland,,battery,5,,").refused)
                .containsExactly(
                        "3 /records/0/content/partner says \"ISL\" where line 2, of the same A-1, says \"MLT\";"
                                + " mend one of them, or gather partner");
    }

    @Test
    void aRowThatDoesNotFollowItsOwnIsRefused() {
        assertThat(drawn("A-1,a,Malta,Radios,radio,10,,", "A-2,a,Malta,Vests,vest,1,,", "A-1,b,,,battery,5,,").refused)
                .singleElement()
                .asString()
                .startsWith("4  belongs to A-1, whose rows begin on line 2 and have ended; sort the table");
    }

    @Test
    void moreRowsThanOneThingHasAreRefused() {
        var rows = new String[1_002];
        for (var i = 0; i < rows.length; i++) {
            rows[i] = "A-1,r%d,Malta,Radios,radio,1,,".formatted(i);
        }
        assertThat(drawn(rows).refused)
                .hasSize(2)
                .allMatch(refused -> refused.contains("more than 1000 rows belong to A-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gather: \"{agreement}\"           | ''                            | /records/0/gathers         | write gather",
                "gather: \"{agreement}\"           | gather: \"{contract}\"        | /gather                    | which is no value",
                "gather: \"{agreement}\"           | gather: \"{title}\"           | /gather                    | prose",
                "gathers: [lines]                  | onlyNew: false                | /gather                    | gathers: [lines]",
                "gathers: [lines]                  | gathers: [title]              | /records/0/gathers         | no list of the content",
                "title: \"{title}\"                | title: \"{place} of {title}\" | /records/0/content/title   | differs from row to row",
                "article: { column: article        | place: { column: article      | /values/place              | call the value otherwise",
            })
    void aProfileThatCannotGatherIsRefused(String found, String put, String pointer, String mend) {
        var yaml = PROFILE.replace(found.strip(), put.strip());
        assertThat(yaml).isNotEqualTo(PROFILE);

        assertThatThrownBy(() -> ProfileText.read(yaml, Drawn.CONTENTS))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.violations())
                                .filteredOn(violation -> violation.pointer().equals(pointer.strip()))
                                .extracting(Violation::message)
                                .anyMatch(message -> message.contains(mend.strip())));
    }
}
