package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.Known;
import org.jspecify.annotations.Nullable;

/** In what a schedule is summed up: nothing that is stated otherwise is added to it. */
sealed interface Measure {

    Pattern UNITS = Pattern.compile("units:([A-Z][A-Z0-9_]{0,39})");
    Pattern VALUE = Pattern.compile("value:([A-Z]{3}):([A-Z][A-Z0-9_]{1,39})");
    Pattern INDEX = Pattern.compile("index:(\\S{1,40})");

    /**
     * What a delivery adds.
     *
     * @param most null = nobody can say
     * @param why why it is not known exactly; empty if it is
     */
    record Added(BigDecimal least, @Nullable BigDecimal most, String why) {

        static Added of(BigDecimal amount) {
            return new Added(amount, amount, "");
        }

        static Added not(String why) {
            return new Added(BigDecimal.ZERO, null, why);
        }

        /** The same, if it counts at all. */
        Added perhaps() {
            return new Added(BigDecimal.ZERO, most, why);
        }

        Added plus(Added other) {
            var sum = most == null || other.most == null ? null : most.add(other.most);
            return new Added(least.add(other.least), sum, why);
        }

        private Added times(BigDecimal factor) {
            return new Added(least.multiply(factor), most == null ? null : most.multiply(factor), why);
        }
    }

    /**
     * What a delivery adds.
     *
     * @param planned whether what was planned is asked for; nothing is said of it by what came
     */
    Added of(Known delivery, boolean planned, Ordered transfer);

    private static JsonNode quantity(Known delivery, boolean planned) {
        return delivery.content().path(planned ? "plannedQuantity" : "quantity");
    }

    record Records() implements Measure {
        @Override
        public Added of(Known delivery, boolean planned, Ordered transfer) {
            return Added.of(BigDecimal.ONE);
        }

        @Override
        public String toString() {
            return "records";
        }
    }

    record Units(String unit) implements Measure {
        @Override
        public Added of(Known delivery, boolean planned, Ordered transfer) {
            var quantity = quantity(delivery, planned);
            if (!quantity.path("unit").asText(unit).equals(unit)) {
                return Added.not("its quantity is in another unit");
            }
            return stated(quantity);
        }

        @Override
        public String toString() {
            return "units:" + unit;
        }
    }

    record Value(String currency, String basis) implements Measure {
        @Override
        public Added of(Known delivery, boolean planned, Ordered transfer) {
            var value = delivery.content().path(planned ? "plannedValue" : "value");
            if (!value.hasNonNull("amount")) {
                return Added.not(planned ? "no planned value is stated" : "it has no value");
            }
            return value.path("currency").asText().equals(currency)
                            && value.path("basis").asText().equals(basis)
                    ? Added.of(Encoded.amount(value))
                    : Added.not("its value is on another basis or in another currency");
        }

        @Override
        public String toString() {
            return "value:" + currency + ":" + basis;
        }
    }

    /** So much for each unit, as the line of the transfer states. */
    record Index(String name) implements Measure {
        @Override
        public Added of(Known delivery, boolean planned, Ordered transfer) {
            var quantity = quantity(delivery, planned);
            var line = Lines.named(delivery.get("line"));
            var perUnit =
                    transfer.lines().index(line, name, quantity.path("unit").asText(""));
            if (perUnit == null) {
                return Added.not(
                        transfer.lines().index(line, name, "") == null
                                ? "no index of this name is stated for its line"
                                : "its quantity is in another unit than its line");
            }
            return stated(quantity).times(perUnit);
        }

        @Override
        public String toString() {
            return "index:" + name;
        }
    }

    String BOUND = "its quantity is stated by a bound";

    /** "About" says no bound: how far off it may be is not said. */
    private static Added stated(JsonNode quantity) {
        if (!quantity.hasNonNull("amount")) {
            return Added.not("it has no quantity");
        }
        var amount = Encoded.amount(quantity);
        return switch (quantity.path("bound").asText("EXACT")) {
            case "EXACT" -> Added.of(amount);
            case "AT_LEAST" -> new Added(amount, null, BOUND);
            case "AT_MOST" -> new Added(BigDecimal.ZERO, amount, BOUND);
            default -> Added.not(BOUND);
        };
    }

    static Measure parse(String text) {
        if (text.equals("records")) {
            return new Records();
        }
        var units = UNITS.matcher(text);
        if (units.matches()) {
            return new Units(units.group(1));
        }
        var value = VALUE.matcher(text);
        if (value.matches()) {
            return new Value(value.group(1), value.group(2));
        }
        var index = INDEX.matcher(text);
        if (index.matches()) {
            return new Index(index.group(1));
        }
        throw Problems.INVALID_REQUEST.problem(
                "There is no measure " + text,
                new Violation(
                        "query:measure",
                        "must be records, units:UNIT, value:CURRENCY:BASIS or index:NAME, such as units:EACH,"
                                + " value:USD:CONTRACT or index:TIV"));
    }
}
