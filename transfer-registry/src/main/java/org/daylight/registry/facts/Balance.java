package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is recorded here of a control total, summed up beside what the outside register states. */
final class Balance {

    private final JsonNode total;
    private final Map<String, Long> notMeasurable = new TreeMap<>();
    private BigDecimal surely = BigDecimal.ZERO;
    private BigDecimal perhaps = BigDecimal.ZERO;
    private long undated;

    /** @param total the content of a control total */
    Balance(JsonNode total) {
        this.total = total;
    }

    /** @param belongs whether it surely is of what is counted */
    void add(BigDecimal amount, boolean belongs) {
        perhaps = perhaps.add(amount);
        surely = belongs ? surely.add(amount) : surely;
    }

    void addUndated() {
        undated++;
    }

    void addNotMeasurable(String reason) {
        notMeasurable.merge(reason, 1L, Long::sum);
    }

    /** The least that is recorded of what can be counted. */
    BigDecimal surely() {
        return surely;
    }

    /** The most; the same unless a date, or a bound of the period, is imprecise. */
    BigDecimal perhaps() {
        return perhaps;
    }

    BigDecimal stated() {
        return switch (total.path("measure").asText()) {
            case "UNITS" -> Encoded.amount(total.path("quantity"));
            case "VALUE" -> Encoded.amount(total.path("value"));
            default -> BigDecimal.valueOf(total.path("records").asLong());
        };
    }

    /** EXACT, unless the total is a bound. */
    private String bound() {
        return total.path("quantity").path("bound").asText("EXACT");
    }

    /** Null if that cannot be said. */
    @Nullable
    Boolean agrees() {
        var stated = stated();
        var exact = bound().equals("EXACT");
        var fewer = stated.compareTo(surely) < 0 && (exact || bound().equals("AT_MOST"));
        var more = notMeasurable.isEmpty() && stated.compareTo(perhaps) > 0 && (exact || bound().equals("AT_LEAST"));
        if (fewer || more) {
            return false;
        }
        return (exact && notMeasurable.isEmpty() && surely.compareTo(perhaps) == 0) ? true : null;
    }

    /** As a share of the larger one; null if that cannot be said. */
    @Nullable
    BigDecimal gap() {
        var stated = stated();
        if (!notMeasurable.isEmpty() || surely.compareTo(perhaps) != 0 || !bound().equals("EXACT")) {
            return null;
        }
        var larger = stated.max(surely);
        return larger.signum() == 0
                ? BigDecimal.ZERO
                : stated.subtract(surely).abs().divide(larger, 6, RoundingMode.HALF_EVEN);
    }

    /** What has no day is counted, and may not belong to the period. */
    Map<String, Long> reasons() {
        var reasons = new TreeMap<>(notMeasurable);
        if (undated > 0) {
            reasons.put("its day is not known", undated);
        }
        return reasons;
    }
}
