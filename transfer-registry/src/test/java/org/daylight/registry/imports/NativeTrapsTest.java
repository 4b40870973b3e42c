package org.daylight.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.registry.Api.DESK;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.daylight.registry.facts.Register;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps of real tables in a table of the register's own form, which somebody filled with a spreadsheet. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class NativeTrapsTest {

    private static final String HEADER =
            "reference,partner,channel,title,status,newSalesTerritory,agreedOn,lines.0.number,lines.0.designation,lines.0.quantity.amount,lines.0.quantity.unit,refusalGrounds[]\n";

    private static final String ROW = "{code}/T1,{code},FMS,Radios,AGREED,false,2024-05,1,Radio,40,EACH,\n";

    private final String code = Api.code();

    @BeforeEach
    void somebodyToDeliverTo() {
        Api.record("partners", Api.partner(code));
    }

    @Test
    void aTableWithoutATrapIsRead() {
        tried(ROW).statusCode(200);
        // Marked as text, it is what it says.
        for (var right : new String[] {"10-Mar", "-BMD 1.00", "#REF!", "5.7E+07", "=1+1"}) {
            tried(ROW.replace("Radios", "'" + right)).statusCode(200);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a reference that a spreadsheet lost | Radios | #REF! | /title | made by a spreadsheet",
                "a value that is not there | ,40, | ,#N/A, | /lines/0/quantity/amount | made by a spreadsheet",
                "a number turned into an exponent | ,40, | ,5.7E+07, | /lines/0/quantity/amount | made by a spreadsheet",
                "a key turned into an exponent | {code}/T1 | 5.7E+07 | /reference | made by a spreadsheet",
                "a name turned into a day | Radios | 10-Mar | /title | made by a spreadsheet",
                "a name turned into a month | ,Radio, | ,Mar-10, | /lines/0/designation | made by a spreadsheet",
                "a name turned into an amount | Radios | -BMD 1.00 | /title | made by a spreadsheet",
                "a day turned into words | 2024-05 | 1-May-24 | /agreedOn | made by a spreadsheet",
                "a formula | Radios | =1+1 | /title | is a formula",
                "a formula for a number | ,40, | ,=20+20, | /lines/0/quantity/amount | is a formula",
                "a day that does not exist | 2024-05 | 2024-02-30 | /content/agreedOn | ",
                "a day with the month first | 2024-05 | 03/14/2024 | /content/agreedOn | ",
                "a thousands sign | ,40, | ,1_200, | /content/lines/0/quantity/amount | ",
                "a word that is not listed | AGREED | Agreed | /content/status | ",
                "a word for yes or no | false | no | /content/newSalesTerritory | ",
                "a cell less | ,EACH, | ,EACH | '' | torn or shifted",
                "a cell more | ,EACH, | ,EACH,, | '' | torn or shifted",
                "a partner that nobody knows | ,{code}, | ,Atlantis, | /content/partner | ",
            })
    void aTrapIsRefusedAtItsLine(String trap, String found, String put, String place, @Nullable String words) {
        assertThat(ROW).as(trap).contains(found);

        tried(ROW.replace(found, put))
                .statusCode(422)
                .body("problems.line", hasItem(2))
                .body("problems.pointer", hasItem(place))
                .body("problems.message", hasItem(containsString(words == null ? "" : words)));
    }

    @Test
    void aTornTableAndATableInAnotherEncodingAreRefused() {
        tried(ROW + "#end,2,,,,,,,,,,\n").statusCode(422).body("problems.message", hasItem(containsString("torn")));
        var other = (HEADER + ROW.replace("Radios", "Hélicoptère")).replace("{code}", code);
        Register.load(DESK, "?type=transfer&dryRun=true", "text/csv", other.getBytes(Charset.forName("windows-1252")))
                .statusCode(400)
                .body("detail", containsString("UTF-8"));
        Register.load(DESK, "?type=transfer&dryRun=true", "text/csv", other.getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
    }

    /** Blank is unknown, and not 0. */
    @Test
    void aBlankNumberIsNoNumber() {
        tried(ROW.replace(",40,EACH,", ",,,")).statusCode(200);
        tried(ROW.replace(",40,EACH,", ",,EACH,"))
                .statusCode(422)
                .body("problems.pointer", hasItem("/content/lines/0/quantity/amount"));
    }

    private ValidatableResponse tried(String rows) {
        return Register.load(
                DESK,
                "?type=transfer&dryRun=true",
                "text/csv",
                (HEADER + rows).replace("{code}", code).getBytes(StandardCharsets.UTF_8));
    }
}
