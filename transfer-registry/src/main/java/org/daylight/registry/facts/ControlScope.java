package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which deliveries a control total is about, whenever they came, and what each adds to what it counts. */
final class ControlScope {

    private final JsonNode total;
    private final String measure;
    private final Balance balance;

    /**
     * Of one total.
     *
     * @param total the content of a control total
     * @param balance told why a delivery cannot be counted
     */
    ControlScope(JsonNode total, Balance balance) {
        this.total = total;
        this.measure = total.path("measure").asText();
        this.balance = balance;
    }

    /** Whether it is counted, or may be. */
    boolean concerns(Known delivery, Supplied transfer) {
        var supplier = total.path("supplier").asText("");
        return is("partner", transfer.partner())
                && (supplier.isEmpty() || lacksSupplier(transfer) || supplier.equals(transfer.supplier()))
                && is("transfer", delivery.content().path("transfer").asText())
                && (lacksClass(delivery, transfer)
                        || is("capabilityClass", transfer.capabilityClass(delivery.get("line"))));
    }

    /** Whether it is not known if it is of the class that is counted. */
    boolean lacksClass(Known delivery, Supplied transfer) {
        return total.hasNonNull("capabilityClass")
                && transfer.capabilityClass(delivery.get("line")).isEmpty();
    }

    /** Whether it is not known if it came from whom is counted. */
    boolean lacksSupplier(Supplied transfer) {
        return total.hasNonNull("supplier") && transfer.supplier() == null;
    }

    private boolean is(String field, String value) {
        return !total.hasNonNull(field) || total.path(field).asText().equals(value);
    }

    /** What the delivery adds; null if that cannot be said, with the reason counted. */
    @Nullable
    BigDecimal amount(Known delivery, Supplied transfer) {
        if (lacksClass(delivery, transfer)) {
            return none("its class is not known");
        }
        if (lacksSupplier(transfer)) {
            return none("its supplier is not stated");
        }
        if (measure.equals("RECORDS")) {
            return BigDecimal.ONE;
        }
        if ("CUMULATIVE".equals(delivery.text("measure"))) {
            return none("it is a cumulative statement");
        }
        var said = delivery.content().path(measure.equals("VALUE") ? "value" : "quantity");
        if (!said.hasNonNull("amount")) {
            return none(measure.equals("VALUE") ? "it has no value" : "it has no quantity");
        }
        if (measure.equals("VALUE")) {
            var stated = total.path("value");
            return said.path("currency").equals(stated.path("currency"))
                            && said.path("basis").equals(stated.path("basis"))
                    ? Encoded.amount(said)
                    : none("its value is on another basis or in another currency");
        }
        if (!said.path("unit").equals(total.path("quantity").path("unit"))) {
            return none("its quantity is in another unit");
        }
        return said.path("bound").asText("EXACT").equals("EXACT")
                ? Encoded.amount(said)
                : none("its quantity is stated by a bound");
    }

    private @Nullable BigDecimal none(String reason) {
        balance.addNotMeasurable(reason);
        return null;
    }

    /** Where the amount stands that is counted; null where records are. */
    @Nullable
    String amountField() {
        return switch (measure) {
            case "VALUE" -> "value";
            case "RECORDS" -> null;
            default -> "quantity";
        };
    }
}
