package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The days of a transfer that wait for a notice, as they are recorded. */
record Acts(
        @Nullable JsonNode offeredOn,
        @Nullable JsonNode licensedOn,
        @Nullable JsonNode agreedOn) {

    static final Acts NONE = new Acts(null, null, null);

    static Acts of(Known transfer) {
        return new Acts(transfer.get("offeredOn"), transfer.get("licensedOn"), transfer.get("agreedOn"));
    }

    /**
     * The day of the act that a notice under this statute comes before: a letter of offer goes out (36(b)), a licence or an
     * agreement on making articles abroad is approved (36(c), (d)), a retransfer is consented to (3(d)), a lease is entered
     * into (62), excess articles are made over (516(f)), a drawdown is directed (506(b)): of these two nothing is ever offered.
     * What other statutes let wait is recorded as offered.
     */
    @Nullable
    JsonNode after(@Nullable String statute) {
        return switch (statute) {
            case "AECA 36(c)", "AECA 36(d)" -> licensedOn;
            case "AECA 3(d)", "AECA 62", "FAA 506(b)", "FAA 516(f)" -> agreedOn;
            case null, default -> offeredOn;
        };
    }

    /** Whether a day of that act is recorded. */
    boolean isDone(@Nullable String statute) {
        var on = after(statute);
        return on != null && !on.isNull();
    }
}
