package org.daylight.registry.imports.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Since when a row is known whose source dates it by a month. */
class KnownSinceOfRowsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2024-02-29, the month ends today",
        "2024-03-01, 2024-02-29, the month is over",
        "2024-02-10, 2024-02-10, the month goes on",
        "2024-02-01, 2024-02-01, the month begins today",
        "2024-01-31, 2024-02-29, the month is still to come; the register refuses it",
    })
    void aMonthMeansItsLastDayOrTodayWhileItGoesOn(LocalDate today, String since, String because) {
        var table = "donor,recipient,month,committed_eur_m,allocated_eur_m,open_eur_m,remarks\n"
                + "Malta,Iceland,2024-02,10,4,6,\nTotal,,,,4,,\n";

        var drawn = Drawn.of(
                Drawn.shipped("commitments-and-allocations"),
                table.getBytes(StandardCharsets.UTF_8),
                new PartnerNames(List.of()),
                today);

        assertThat(drawn.refused).isEmpty();
        assertThat(drawn.rows.getFirst().records())
                .as(because)
                .allSatisfy(record -> assertThat(record.knownSince()).isEqualTo(since));
    }
}
