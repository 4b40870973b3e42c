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

    /** What a delivery adds, or why that cannot be said. */
    record Added(@Nullable BigDecimal amount, String why) {

        static Added of(BigDecimal amount) {
            return new Added(amount, "");
        }

        static Added not(String why) {
            return new Added(null, why);
        }
    }

    /**
     * What a delivery adds.
     *
     * @param field {@code quantity}, or {@code plannedQuantity} for what was planned
     */
    Added of(Known delivery, String field, Ordered transfer);

    record Records() implements Measure {
        @Override
        public Added of(Known delivery, String field, Ordered transfer) {
            return Added.of(BigDecimal.ONE);
        }

        @Override
        public String toString() {
            return "records";
        }
    }

    record Units(String unit) implements Measure {
        @Override
        public Added of(Known delivery, String field, Ordered transfer) {
            var quantity = delivery.content().path(field);
            if (!quantity.path("unit").asText(unit).equals(unit)) {
                return Added.not("its quantity is in another unit");
            }
            return exact(delivery, quantity);
        }

        @Override
        public String toString() {
            return "units:" + unit;
        }
    }

    record Value(String currency, String basis) implements Measure {
        @Override
        public Added of(Known delivery, String field, Ordered transfer) {
            var value = delivery.content().path("value");
            if (isCumulative(delivery)) {
                return Added.not(CUMULATIVE);
            }
            if (!value.hasNonNull("amount")) {
                return Added.not("it has no value");
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
        public Added of(Known delivery, String field, Ordered transfer) {
            var perUnit = transfer.index(delivery.get("line"), name);
            if (perUnit == null) {
                return Added.not("no index of this name is stated for its line");
            }
            var quantity = exact(delivery, delivery.content().path(field));
            return quantity.amount() == null
                    ? quantity
                    : Added.of(quantity.amount().multiply(perUnit));
        }

        @Override
        public String toString() {
            return "index:" + name;
        }
    }

    String CUMULATIVE = "it is a cumulative statement, which is not added";

    private static boolean isCumulative(Known delivery) {
        return "CUMULATIVE".equals(delivery.text("measure"));
    }

    private static Added exact(Known delivery, JsonNode quantity) {
        if (isCumulative(delivery)) {
            return Added.not(CUMULATIVE);
        }
        if (!quantity.hasNonNull("amount")) {
            return Added.not("it has no quantity");
        }
        return quantity.path("bound").asText("EXACT").equals("EXACT")
                ? Added.of(Encoded.amount(quantity))
                : Added.not("its quantity is stated by a bound");
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
