package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;

/** The share of what was delivered that stands under something in writing: three figures, never one alone. */
final class Coverage {

    private static final Map<String, String> SHARES = Map.of(
            "coverageStandard", "standardValue",
            "coverageSpecific", "specificValue",
            "coverageCurrent", "currentValue");

    private Coverage() {}

    static Figures of(JsonNode written, LocalDate asOf) {
        var figures = new Figures();
        SHARES.forEach((name, field) -> {
            if (!written.hasNonNull("deliveredValue")) {
                figures.unknown(name, "the value of what was delivered is not known");
                return;
            }
            var delivered = new BigDecimal(written.get("deliveredValue").asText());
            if (delivered.signum() <= 0) {
                figures.absent(name);
            } else if (!written.hasNonNull(field)) {
                figures.unknown(name, "the value under these terms is not known");
            } else {
                figures.decimal(
                        name, new BigDecimal(written.get(field).asText()).doubleValue() / delivered.doubleValue());
            }
        });
        if (!written.hasNonNull("lastAcknowledgedOn")) {
            return figures.absent("staleness");
        }
        var acknowledged = ImpreciseDate.parse(written.get("lastAcknowledgedOn").asText());
        return acknowledged.exact() && !acknowledged.latest().isAfter(asOf)
                ? figures.days("staleness", staleness(acknowledged.latest(), asOf))
                : figures.unknown("staleness", "the last acknowledgement is dated " + acknowledged.text());
    }

    /** Days since the partner last acknowledged what was written. */
    public static long staleness(LocalDate acknowledgedOn, LocalDate asOf) {
        return ChronoUnit.DAYS.between(acknowledgedOn, asOf);
    }
}
