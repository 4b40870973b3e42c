package org.daylight.rules.evaluation;

import java.util.List;
import org.daylight.rules.facts.FactType;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a rule: values dated by the fact date of the rule, or by another one, the first that fits counts.
 *
 * @param type null = read from the values' text ("30 days", "14000000 USD ANY", "12 EACH", "0.1", "3", "2024-01-01")
 * @param basis the basis of money values that name none; ANY accepts amounts on every basis
 * @param groupedBy the string leaf whose value is looked up in a value's group; null = partner.code
 * @param datedBy the date leaf by which its values are dated; null = the one the rule is read against
 */
public record Parameter(
        @Nullable FactType type,
        @Nullable String basis,
        @Nullable String groupedBy,
        @Nullable String datedBy,
        List<ParameterValue> values) {

    public static final String PARTNER_CODE = "partner.code";

    public static Parameter of(ParameterValue... values) {
        return new Parameter(null, null, null, null, List.of(values));
    }

    public Parameter {
        values = List.copyOf(values);
    }
}
