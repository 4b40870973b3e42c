package org.daylight.registry.imports.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every trap that real tables are known to set, for every shipped profile whose tables can set it: the profile's example
 * with the trap in it, and what must become of that. Each expectation is of another outcome than that of a reader
 * without the guard.
 */
class TrapsTest {

    private static final Charset CP1252 = Charset.forName("windows-1252");

    /** What must become of the table with the trap in it. */
    sealed interface Outcome {

        /** A row or the table is refused on this line, in words that begin so. */
        record Refused(long line, String words) implements Outcome {}

        /** It is read, and somewhere in its records stands this. */
        record Reads(String text) implements Outcome {}

        /** It is read, and nowhere in its records stands this. */
        record Lacks(String text) implements Outcome {}

        record SetAside(long line) implements Outcome {}

        record Again(long line, long first) implements Outcome {}

        record Numbered(String key) implements Outcome {}
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("traps")
    void aTrapDoesWhatItMust(String profile, String trap, String table, Outcome outcome) {
        var shipped = Drawn.shipped(profile);
        var charset = switch (trap) {
            case "another encoding" -> StandardCharsets.UTF_8;
            case "bytes that the encoding does not have" -> CP1252;
            default -> shipped.file().charset();
        };
        var drawn = Drawn.of(shipped, table.getBytes(charset));

        switch (outcome) {
            case Outcome.Refused(var line, var words) ->
                assertThat(drawn.refused)
                        .anyMatch(refused -> refused.startsWith(line + " ") && refused.contains(words));
            case Outcome.Reads(var text) -> {
                assertThat(drawn.refused).isEmpty();
                assertThat(contents(drawn)).anyMatch(content -> content.contains(text));
            }
            case Outcome.Lacks(var text) -> {
                assertThat(drawn.refused).isEmpty();
                assertThat(drawn.rows).isNotEmpty();
                assertThat(contents(drawn)).noneMatch(content -> content.contains(text));
            }
            case Outcome.SetAside(var line) -> {
                assertThat(drawn.refused).isEmpty();
                assertThat(drawn.aside).containsKey(line);
            }
            case Outcome.Again(var line, var first) -> {
                assertThat(drawn.refused).isEmpty();
                assertThat(drawn.again).containsEntry(line, first);
            }
            case Outcome.Numbered(var key) -> {
                assertThat(drawn.refused).isEmpty();
                assertThat(drawn.rows).anyMatch(row -> row.key().equals(key) && row.ambiguous());
            }
        }
    }

    /** Names that registers of trades use and ISO 3166 writes otherwise, or of states that are no more. */
    @ParameterizedTest
    @CsvSource({
        "UAE, ARE",
        "Viet Nam, VNM",
        "Turkiye, TUR",
        "DR Congo, COD",
        "Congo, COG",
        "Cote d'Ivoire, CIV",
        "Bosnia-Herzegovina, BIH",
        "Czech Republic, CZE",
        "Macedonia, MKD",
        "Myanmar, MMR",
        "Palestine, PSE",
        "Kosovo, XKX",
        "Swaziland, SWZ",
        "Cape Verde, CPV",
        "Soviet Union, SUN",
        "Yugoslavia, YUG",
        "Czechoslovakia, CSK",
        "East Germany (GDR), DDR"
    })
    void aStateIsKnownByTheNameThatRegistersOfTradesUse(String name, String code) {
        var table = Drawn.example("trade-register", CP1252).replace("Afghanistan,", name + ",");

        var drawn = Drawn.of(Drawn.shipped("trade-register"), table.getBytes(CP1252));

        assertThat(drawn.refused).isEmpty();
        assertThat(drawn.records("transfer").getFirst().path("partner").asText())
                .isEqualTo(code);
    }

    /** What comes out of the first table of its kind, which finds no record that could follow it. */
    private static List<String> contents(Drawn drawn) {
        return drawn.rows.stream()
                .flatMap(row -> row.records().stream())
                .filter(record -> !record.manner().onlyRecorded())
                .map(record -> record.type() + " " + record.content() + " " + record.sources())
                .toList();
    }

    static Stream<Arguments> traps() {
        return Stream.of(trades(), notices(), drawdowns(), agreements(), licences(), support(), serials(), reports())
                .flatMap(traps -> traps)
                .sorted(Comparator.comparing(trap -> String.valueOf(trap.get()[0])));
    }

    private static Stream<Arguments> trades() {
        var given = Drawn.example("trade-register", CP1252);
        var m1117 =
                "Afghanistan,United States,2012,,71,,M-1117 Guardian,APC,71,,2014,New,\"$79 m deal; MSFV version\",0.4,28.4,28.4";
        return traps(
                "trade-register",
                given,
                trap("another encoding", "", "", refused(1, "written in UTF-8")),
                trap("a sign that cannot be seen", "Helicopter,2", "Heli\u0000copter,2", refused(14, "cannot be seen")),
                trap("letters of windows-1252", "", "", reads("Hélicoptère X")),
                trap(
                        "a line of the preamble is missing",
                        "Blank says that it is not known.\n",
                        "",
                        refused(12, "not the header")),
                trap(
                        "columns without a name",
                        "",
                        "",
                        reads("\"amount\":\"20\",\"unit\":\"EACH\",\"bound\":\"ABOUT\"")),
                trap("a line feed without quotes", "", "", reads("First half of a\\ncomment")),
                trap("a line feed where none may be", "Helicopter,2", "Heli\ncopter,2", refused(14, "torn or shifted")),
                trap("a row that breaks off", "comment,1.5,,3", "", refused(14, "breaks off")),
                trap(
                        "a blank number ordered",
                        "Fajr-3,MRL,6,,2012,New,,0.2,2.4,1.2",
                        "Fajr-3,MRL,6,,2012,New,,0.2,2.4,1.2",
                        lacks("\"amount\":\"0\"")),
                trap("a year only", "", "", reads("\"agreedOn\":\"2012\"")),
                trap("several years", "", "", reads("\"on\":\"2016/2017\"")),
                trap(
                        "a question mark for years",
                        "6,,2012,New",
                        "6,,?,New",
                        reads("\"1.2\",\"currency\":\"XXX\",\"basis\":\"TIV_MILLIONS\"}} ")),
                trap("an estimated year", "", "", lacks("\"agreedOn\":\"2015\"")),
                trap("as many came as were ordered", "", "", reads("\"status\":\"COMPLETED\"")),
                trap("about as many came", ",APC,71,,2014", ",APC,71,?,2014", lacks("\"status\":\"COMPLETED\"")),
                trap("about as many were ordered", "2012,,71,,M", "2012,,71,?,M", lacks("\"status\":\"COMPLETED\"")),
                trap(
                        "some came, about how many is known",
                        "Fajr-3,MRL,6,,2012",
                        "Fajr-3,MRL,6,?,2012",
                        reads("\"status\":\"ACTIVE\"")),
                trap(
                        "what a unit counts for by an index",
                        "",
                        "",
                        reads(
                                "{\"name\":\"TIV\",\"perUnit\":\"0.4\",\"statedBy\":\"trade register of a research institute\"}")),
                trap(
                        "no index for a unit",
                        ",0.4,28.4",
                        ",,28.4",
                        reads("\"quantity\":{\"amount\":\"71\",\"unit\":\"EACH\"}}]")),
                trap("a mark of an armed group", "", "", reads("\"kind\":\"NON_STATE\"")),
                trap("a mark of an organisation", "", "", reads("\"kind\":\"ORGANISATION\"")),
                trap("a number turned into an exponent", "71,,M-1117", "5.7E+07,,M-1117", refused(13, "spreadsheet")),
                trap(
                        "an exponent in a column that is not read",
                        "0.4,28.4",
                        "5.7E+07,28.4",
                        refused(13, "spreadsheet")),
                trap("a name turned into a currency", "M-1117 Guardian", "-BMD 1.00", refused(13, "spreadsheet")),
                trap("a name turned into a day", "M-1117 Guardian", "10-Mar", refused(13, "spreadsheet")),
                trap(
                        "one record torn into two rows",
                        m1117,
                        m1117.substring(0, m1117.indexOf("APC")) + ",,,,,,,,\nAPC,71,,2014,New,x,0.4,28.4,28.4,,,,,,,",
                        refused(14, "no partner is called 'APC'")),
                trap("a thousands sign", "71,,M-1117", "\"7,100\",,M-1117", refused(13, "no number")),
                trap("a thousands point", "71,,M-1117", "7.100,,M-1117", refused(13, "fraction")),
                trap(
                        "two orders that agree in their keys",
                        m1117,
                        m1117 + "\n" + m1117,
                        numbered("AFG/USA/2012/M-1117-GUARDIAN~2")),
                trap(
                        "the first of two orders that agree in their keys",
                        m1117,
                        m1117 + "\n" + m1117,
                        numbered("AFG/USA/2012/M-1117-GUARDIAN")),
                trap(
                        "prose in the key",
                        "APC,71",
                        "Armoured personnel carrier reworded,71",
                        reads("AFG/USA/2012/M-1117-GUARDIAN\"")),
                trap("a placeholder in the place of a partner", "Afghanistan,", "Unknown country,", aside(13)),
                trap("a recipient that is not named", "Afghanistan,", "unknown recipient(s),", aside(13)),
                trap(
                        "a supplier that is called unknown",
                        "Afghanistan,United States,",
                        "Afghanistan,Unknown country,",
                        aside(13)),
                trap(
                        "a supplier that is not named",
                        "Afghanistan,United States,",
                        "Afghanistan,unknown supplier(s),",
                        aside(13)),
                trap(
                        "a partner that nobody knows",
                        "Afghanistan,",
                        "Atlantis,",
                        refused(13, "no partner is called 'Atlantis'")));
    }

    private static Stream<Arguments> notices() {
        return traps(
                "notices",
                Drawn.example("notices", StandardCharsets.UTF_8),
                trap("printed is not received", "", "", lacks("\"addressee\":\"Congress\",\"on\":\"2019-05-01\"")),
                trap("announced is not received", "", "", lacks("\"addressee\":\"Congress\",\"on\":\"2019-06\"")),
                trap(
                        "a day of which nobody says what it is",
                        ",delivered,,12",
                        ",,,12",
                        reads("first of two (dated 2019-02-03, on what ground is not said)")),
                trap("delivered is received", "", "", reads("\"addressee\":\"Congress\",\"on\":\"2019-02-03\"")),
                trap(
                        "a value with its basis",
                        "",
                        "",
                        reads("\"amount\":\"15500000\",\"currency\":\"USD\",\"basis\":\"ANNOUNCED_MAXIMUM\"")),
                trap(
                        "a blank part",
                        "",
                        "",
                        lacks(
                                "\"mdeValue\":{\"amount\":\"0\",\"currency\":\"USD\",\"basis\":\"ANNOUNCED_MAXIMUM\"},\"totalValue\":{\"amount\":\"7000000\"")),
                trap(
                        "design and construction",
                        ",articles,an invented release",
                        ",design_construction,an invented release",
                        reads("\"kind\":\"DESIGN_CONSTRUCTION\"")),
                trap(
                        "a name of this source's own",
                        "91-01,Malta,",
                        "91-01,Taiwan (TECRO),",
                        reads("\"partner\":\"TWN\"")),
                trap("a day of the Federal Register", "", "", reads("\"federalRegisterOn\":\"2019-05-20\"")),
                trap("a name with blanks behind it", "", "", reads("\"partner\":\"MLT\"")),
                trap(
                        "bytes that the encoding does not have",
                        "first of two",
                        "deuxième",
                        refused(2, "does not exist in utf-8")),
                trap("an impossible day", "2019-02-03", "2019-02-30", refused(2, "no day that exists")),
                trap("a word that no column has", ",printed,", ",printd,", refused(3, "none of the words")),
                trap("a shifted row", "Iceland,2019-06,", "Iceland,,2019-06,", refused(4, "torn or shifted")));
    }

    private static Stream<Arguments> drawdowns() {
        return traps(
                "drawdowns",
                Drawn.example("drawdowns", StandardCharsets.UTF_8),
                trap(
                        "the year of the authority is not that of the day",
                        "2020-01-05,200,",
                        "2020-10-05,200,2020",
                        reads("\"authority\":\"PDA-FY2020\",\"on\":\"2020-10-05\"")),
                trap("an authority that is not named", "", "", lacks("charges")),
                trap("announced is not delivered", "", "", lacks("HANDED_OVER")),
                trap(
                        "what was announced is a ceiling",
                        "",
                        "",
                        reads("\"amount\":\"350500000\",\"currency\":\"USD\",\"basis\":\"ANNOUNCED_MAXIMUM\"")),
                trap("a number with a digit less", "902,", "7,", reads("\"reference\":\"UKR-PDA-07\"")),
                trap("a fraction of a million", "", "", reads("\"amount\":\"350500000\"")),
                trap("a number turned into an exponent", "350.5", "3.5E+02", refused(3, "spreadsheet")),
                trap("a number written twice", "903,", "902,", refused(3, "has the key UKR-PDA-902 of line 2")));
    }

    private static Stream<Arguments> agreements() {
        var given = Drawn.example("agreements-and-deliveries", StandardCharsets.UTF_8);
        var rows = given.substring(given.indexOf("1,Malta,"));
        return traps(
                "agreements-and-deliveries",
                given,
                trap("the same row under a new number", "", "", again(5, 4)),
                trap(
                        "another row of the same key",
                        "4,Iceland,2031,500,500",
                        "4,Iceland,2031,500,501",
                        refused(5, "has the key ISL/FMS/2031 of line 4")),
                trap(
                        "what was agreed is the value of a contract",
                        "",
                        "",
                        reads("\"amount\":\"1200000\",\"currency\":\"USD\",\"basis\":\"CONTRACT\"")),
                trap(
                        "what was delivered is what was accounted",
                        "",
                        "",
                        reads("\"amount\":\"300500\",\"currency\":\"USD\",\"basis\":\"ACCOUNTED\"")),
                trap(
                        "more was taken back than agreed",
                        rows,
                        rows.replace("\"1,200,000\"", "\"-1,200,000\"").replace("\"1,200,500\"", "\"-1,199,500\""),
                        reads("\"amount\":\"-1200000\",\"currency\":\"USD\",\"basis\":\"CONTRACT\"")),
                trap("the world in the place of a partner", "5,Global", "5,Worldwide", aside(6)),
                trap("others in the place of a partner", "5,Global", "5,Other", aside(6)),
                trap(
                        "a total that was rounded",
                        "\"1,200,500\",\"301,000\"",
                        "\"1,200,501\",\"300,999\"",
                        reads("MLT/FMS/2031")),
                trap("less than nothing delivered", "\"300,500\"\n3", "\"-300,500\"\n3", refused(3, "below zero")),
                trap("0 for what is missing", "", "", lacks("\"amount\":\"0\"")),
                trap("a placeholder in the place of a partner", "", "", aside(6)),
                trap("a name with blanks behind it", "", "", reads("MLT/FMS/2032")),
                trap("grouped thousands", "", "", reads("\"amount\":\"1200000\"")),
                trap("thousands in groups of two", "1,200,000", "12,00,000", refused(2, "not grouped")),
                trap("a fiscal year", "", "", reads("2030-10-01/2031-09-30")),
                trap(
                        "a total that is not right",
                        "\"1,200,500\"",
                        "\"1,300,500\"",
                        refused(7, "the sum of agreed is 1200500 and should be 1300500")),
                trap(
                        "a row is missing",
                        "2,Malta ,2032,0,\"300,500\"\n",
                        "",
                        refused(6, "the sum of delivered is 500 and should be 301000")),
                trap(
                        "the row of totals is missing",
                        "6,Total,,\"1,200,500\",\"301,000\"\n",
                        "",
                        refused(0, "is missing")));
    }

    private static Stream<Arguments> licences() {
        return traps(
                "licence-decisions",
                Drawn.example("licence-decisions", StandardCharsets.UTF_8),
                trap("month first beside day first", "", "", reads("\"licensedOn\":\"2031-03-14\"")),
                trap("day first beside month first", "", "", reads("\"validUntil\":\"2032-12-31\"")),
                trap("the number of a spreadsheet", "", "", reads("\"licensedOn\":\"2031-03-31\"")),
                trap(
                        "the number of a spreadsheet for an end",
                        "31/12/2032",
                        "48579",
                        reads("\"validUntil\":\"2032-12-31\"")),
                trap(
                        "an end as ISO 8601 writes it",
                        "31/12/2032",
                        "2032-12-31",
                        reads("\"validUntil\":\"2032-12-31\"")),
                trap(
                        "a decision as ISO 8601 writes it",
                        "03/14/2031",
                        "2031-03-14",
                        reads("\"licensedOn\":\"2031-03-14\"")),
                trap(
                        "a licence that was revoked",
                        "Issued,03/14/2031",
                        "Revoked,03/14/2031",
                        reads("\"revokedOn\":\"2031-03-14\"")),
                trap(
                        "a licence that was asked for",
                        "Issued,03/14/2031",
                        "Applied,03/14/2031",
                        reads("\"status\":\"REQUESTED\"")),
                trap("a licence that was refused", "", "", reads("\"refusedOn\":\"2031-04-25\"")),
                trap("a day that does not exist", "31/12/2032", "31-06-2014", refused(2, "no day that exists")),
                trap("days in the column of months", "03/14/2031", "14/03/2031", refused(2, "no day that exists")),
                trap("a padded name", "", "", reads("MLT/L-1")),
                trap("several grounds", "", "", reads("\"refusalGrounds\":[\"human rights\",\"regional stability\"]")),
                trap("known to be without an end", "", "", lacks("MLT/L-3/term")),
                trap("a decimal comma", "", "", reads("\"amount\":\"1250.5\"")),
                trap(
                        "what a licence allows is not what was sold",
                        "",
                        "",
                        reads("\"amount\":\"500\",\"currency\":\"EUR\",\"basis\":\"LICENCED_VALUE\"")),
                trap("a decimal point where thousands have it", "\"1.250,50\"", "1250.50", refused(2, "grouped")),
                trap("a year of two digits", "31/12/2032", "31/12/32", refused(2, "no date as this column")));
    }

    private static Stream<Arguments> support() {
        return traps(
                "commitments-and-allocations",
                Drawn.example("commitments-and-allocations", StandardCharsets.UTF_8),
                trap(
                        "more allocated than committed",
                        "",
                        "",
                        reads("\"amount\":\"3000000\",\"currency\":\"EUR\",\"basis\":\"ALLOCATION\"")),
                trap(
                        "two bases are two values",
                        "",
                        "",
                        reads("\"amount\":\"1500000\",\"currency\":\"EUR\",\"basis\":\"COMMITMENT\"")),
                trap("a negative amount", ",1.5,3,-1.5", ",-1.5,3,-1.5", refused(3, "below zero")),
                trap("a total that was rounded", ",,7,", ",,7.1,", reads("ISL/MLT/2024-01")),
                trap("a month by its name", "", "", reads("ISL/MLT/2024-02")),
                trap(
                        "a total that is not right",
                        ",,7,",
                        ",,8,",
                        refused(4, "the sum of allocated is 7000000 and should be 8000000")));
    }

    private static Stream<Arguments> serials() {
        return traps(
                "serial-inventory",
                Drawn.example("serial-inventory", StandardCharsets.UTF_8),
                trap("a serial turned into an exponent", "A-0001", "1.2E+11", refused(2, "spreadsheet")),
                trap("a serial turned into a day", "A-0001", "Sep-11", refused(2, "spreadsheet")),
                trap(
                        "a serial listed twice",
                        "A-0002",
                        "A-0001",
                        refused(3, "has the key MLT/INVENTED-GOGGLE/A-0001 of line 2")),
                trap(
                        "an article looked for on two days",
                        "A-0002,1st Invented Company,Invented depot,3 May 2030,04/03/2031",
                        "A-0001,1st Invented Company,Invented depot,3 May 2030,05/03/2031",
                        reads("\"reference\":\"MLT/INVENTED-GOGGLE/A-0001/seen/2031-03-05\"")),
                trap("a blank serial", "A-0001", "", refused(2, "is blank")),
                trap("dates of several styles", "", "", reads("\"from\":\"2030-05-03\"")),
                trap(
                        "held by another than is recorded",
                        "",
                        "",
                        reads("\"text\":\"with 1st Invented Company at Invented depot since 2030-05-03\"")),
                trap(
                        "never held",
                        ",2030-05,",
                        ",never,",
                        reads("\"text\":\"with 1st Invented Company at Invented depot\"")),
                trap(
                        "held since a day written day first",
                        ",2030-05,",
                        ",03/05/2030,",
                        reads("\"from\":\"2030-05-03\"")),
                trap(
                        "an article that was found damaged",
                        ",yes,seen",
                        ",damaged,seen",
                        reads("\"result\":\"DEFICIENT\"")),
                trap(
                        "an article that nobody was let to",
                        ",yes,seen",
                        ",access refused,seen",
                        reads("\"result\":\"ACCESS_REFUSED\"")),
                trap("an article that was not found", "", "", reads("\"result\":\"NOT_FOUND\"")),
                trap(
                        "a photograph of an article",
                        ",yes,seen",
                        ",yes,photograph",
                        reads("\"evidence\":\"PHOTOGRAPH\"")),
                trap("a scan of an article", ",yes,seen", ",yes,scan", reads("\"evidence\":\"SCAN\"")),
                trap("held, nobody knows since when", "2030-05,", ",", lacks("\"from\":\"2030-05\"")));
    }

    private static String isGone(String as) {
        return "\"result\":\"NOT_FOUND\",\"reportedOn\":\"2024-04-01\",\"text\":\"reported as %s\"".formatted(as);
    }

    private static Stream<Arguments> reports() {
        return traps(
                "partner-disposition-report",
                Drawn.example("partner-disposition-report", StandardCharsets.UTF_8),
                trap("the partner's word changes no article", "", "", lacks("item {")),
                trap("what is stolen is not there", ",held,", ",stolen,", reads(isGone("stolen"))),
                trap("what is lost is not there", ",held,", ",lost,", reads(isGone("lost"))),
                trap("what is captured is not there", ",held,", ",captured,", reads(isGone("captured"))),
                trap("what is used up is not there", ",held,", ",used,", reads(isGone("expended"))),
                trap("what was destroyed is not there", ",held,", ",destroyed,", reads(isGone("destroyed"))),
                trap("what was returned is not there", ",held,", ",returned,", reads(isGone("returned"))),
                trap("what was passed on is not there", ",held,", ",passed on,", reads(isGone("retransferred"))),
                trap("a month by its name", "2024-03-04", "4 March 2024", reads("\"on\":\"2024-03-04\"")),
                trap("a day written day first", "2024-03-04", "04/03/2024", reads("\"on\":\"2024-03-04\"")),
                trap("what is held was not found missing", ",used,", ",held,", lacks("NOT_FOUND")),
                trap("a quarter", "", "", reads("\"on\":\"2024-01/2024-03\"")),
                trap("known not to have happened", "2024-03-04", "not happened", reads("\"on\":null")),
                trap("a word that is not explained", ",used,", ",misplaced,", refused(3, "none of the words")),
                trap(
                        "an article reported twice",
                        "A-0002,used,Q1 2024,01/04/2024",
                        "A-0001,lost,Q1 2024,01/07/2024",
                        reads("\"reference\":\"MLT/INVENTED-GOGGLE/A-0001/reported/2024-07-01\"")),
                trap(
                        "two words on one article in a report",
                        "A-0002,used",
                        "A-0001,lost",
                        refused(3, "has the key MLT/INVENTED-GOGGLE/A-0001 of line 2")),
                trap(
                        "a line sent twice",
                        "\nMalta,invented goggle,A-0002",
                        "\nMalta,invented goggle,A-0001,held,2024-03-04,2024-04-01,an invented ministry,\nMalta,invented goggle,A-0002",
                        again(3, 2)));
    }

    private record Trap(String name, String found, String put, Outcome outcome) {}

    private static Trap trap(String name, String found, String put, Outcome outcome) {
        return new Trap(name, found, put, outcome);
    }

    private static Stream<Arguments> traps(String profile, String example, Trap... traps) {
        return Stream.of(traps).map(trap -> {
            assertThat(example).contains(trap.found());
            var table = trap.found().isEmpty() ? example : example.replace(trap.found(), trap.put());
            return Arguments.of(profile, trap.name(), table, trap.outcome());
        });
    }

    private static Outcome refused(long line, String words) {
        return new Outcome.Refused(line, words);
    }

    private static Outcome reads(String text) {
        return new Outcome.Reads(text);
    }

    private static Outcome lacks(String text) {
        return new Outcome.Lacks(text);
    }

    private static Outcome aside(long line) {
        return new Outcome.SetAside(line);
    }

    private static Outcome again(long line, long first) {
        return new Outcome.Again(line, first);
    }

    private static Outcome numbered(String key) {
        return new Outcome.Numbered(key);
    }
}
