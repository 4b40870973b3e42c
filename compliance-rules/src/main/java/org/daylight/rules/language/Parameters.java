package org.daylight.rules.language;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.rules.evaluation.Parameter;
import org.daylight.rules.evaluation.ParameterValue;
import org.daylight.rules.facts.Amount;
import org.daylight.rules.facts.FactType;
import org.daylight.rules.facts.FactValue;
import org.jspecify.annotations.Nullable;

/** Reads the values of parameters, and their types from the values where none is stated. */
public final class Parameters {

    static final String GROUP = "params";

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");
    private static final Pattern LENGTH = Pattern.compile("\\d+ days?");
    private static final Pattern UNITS = Pattern.compile("[\\d.]+ \\S.*");

    private Parameters() {}

    static Map<String, FactType> types(Map<String, Parameter> parameters) {
        var types = new HashMap<String, FactType>();
        parameters.forEach((name, parameter) -> {
            if (!parameter.values().isEmpty()) {
                types.put(name, type(parameter));
            }
        });
        return types;
    }

    /** Those whose values are dated by another leaf than the rule. */
    static Set<String> byOtherDate(Map<String, Parameter> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().datedBy() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public static FactType type(Parameter parameter) {
        var stated = parameter.type();
        return stated != null ? stated : typeOf(parameter.values().getFirst().value());
    }

    /** With a value before its own. These go on to say what it is: "1" beside "0.99" is no whole number. */
    public static Parameter with(Parameter known, ParameterValue first) {
        return new Parameter(
                type(known),
                known.basis(),
                known.groupedBy(),
                known.datedBy(),
                Stream.concat(Stream.of(first), known.values().stream()).toList());
    }

    /** @throws IllegalArgumentException with a sentence that says how to mend the text */
    public static Object value(Parameter parameter, String text) {
        var value = FactValue.read(type(parameter), text);
        var basis = parameter.basis();
        if (value instanceof Amount amount && type(parameter) == FactType.MONEY && basis != null) {
            return amount.basis() == null ? amount.onBasis(basis.toUpperCase(Locale.ROOT)) : amount;
        }
        return value;
    }

    /** All that it can be, on whatever date and for whatever group; null if that cannot be said. */
    static @Nullable Interval all(Parameter parameter) {
        Interval all = null;
        for (var written : parameter.values()) {
            try {
                var value = Interval.of(value(parameter, written.value()));
                all = value == null || all == null ? value : Interval.hull(all, value);
            } catch (IllegalArgumentException e) {
                return null; // said where the parameter is compiled
            }
            if (all == null) {
                return null;
            }
        }
        return all;
    }

    private static FactType typeOf(String text) {
        if (text.equals("true") || text.equals("false")) {
            return FactType.BOOL;
        }
        if (WHOLE.matcher(text).matches()) {
            return FactType.INT;
        }
        if (FRACTION.matcher(text).matches()) {
            return FactType.DECIMAL;
        }
        if (DATE.matcher(text).matches()) {
            return FactType.DATE;
        }
        if (LENGTH.matcher(text).matches()) {
            return FactType.DAYS;
        }
        if (UNITS.matcher(text).matches()) {
            return isCurrency(text.split(" ", -1)[1]) ? FactType.MONEY : FactType.QUANTITY;
        }
        return FactType.STRING;
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
