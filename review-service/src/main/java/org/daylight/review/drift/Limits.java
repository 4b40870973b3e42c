package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much may happen without a substantive decision; what is left out does not limit.
 *
 * @param values one for each currency and basis: nothing is converted, so that none of them stands for another
 */
public record Limits(
        @Nullable Integer deliveries,
        List<Money> values,
        @Nullable Integer days) {

    public static final Limits NONE = new Limits(null, List.of(), null);

    /** Nothing can be held against a value that is not above nought; such a one is recorded here and there. */
    public Limits {
        values = values.stream().filter(value -> value.amount().signum() > 0).toList();
    }

    public static Limits of(@Nullable Integer deliveries, @Nullable Money value, @Nullable Integer days) {
        return new Limits(deliveries, value == null ? List.of() : List.of(value), days);
    }

    public boolean none() {
        return deliveries == null && values.isEmpty() && days == null;
    }

    /** The lower of each, and all of those that cannot be compared. */
    public Limits tightest(Limits other) {
        var lowest = new ArrayList<>(values);
        for (var value : other.values) {
            if (lowest.stream()
                    .noneMatch(
                            each -> each.comparableWith(value) && each.amount().compareTo(value.amount()) <= 0)) {
                lowest.removeIf(value::comparableWith);
                lowest.add(value);
            }
        }
        return new Limits(least(deliveries, other.deliveries), lowest, least(days, other.days));
    }

    private record WithOneValue(
            @Nullable Integer deliveries,
            @Nullable Money value,
            @Nullable Integer days) {}

    /** As evidence of what is measured against them; with one value it reads as it did when there was never more than that. */
    public JsonNode json() {
        return Json.mapper()
                .valueToTree(
                        values.size() > 1
                                ? this
                                : new WithOneValue(deliveries, values.isEmpty() ? null : values.getFirst(), days));
    }

    private static @Nullable Integer least(@Nullable Integer one, @Nullable Integer other) {
        return one == null ? other : other == null ? one : (Integer) Math.min(one, other);
    }
}
