package org.daylight.registry.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.daylight.registry.facts.Encoded;
import org.daylight.registry.facts.StoredDelivery.Amount;

/** What came of one transfer, whatever terms it is under: values, and what is counted apart from them. */
final class Delivered {

    final Parts values = new Parts();
    private int counted;
    private int unvalued;
    private int runningTotals;

    /** That there is one more that counts, whether it has come or not. */
    void counted(int times) {
        counted += times;
    }

    void add(int times, Amount value) {
        if (value.amount.isStated()) {
            values.add(times, value.currency.text() + " " + value.basis.text(), Encoded.amount(value));
        } else {
            addUnvalued(times);
        }
    }

    /** What has no value, or may not have come by the day: it could change the share of any terms. */
    void addUnvalued(int times) {
        unvalued += times;
    }

    /** A statement of all that had come by then; what it adds to what came before is not known. */
    void addRunningTotal(int times) {
        runningTotals += times;
    }

    int counted() {
        return counted;
    }

    int unvalued() {
        return unvalued;
    }

    int runningTotals() {
        return runningTotals;
    }

    /** Whether anything of it has come. */
    boolean came() {
        return unvalued > 0 || runningTotals > 0 || !values.kinds().isEmpty();
    }

    /** To be {@link #read} again. */
    ObjectNode written() {
        var written = JsonNodeFactory.instance.objectNode();
        written.put("n", counted).put("u", unvalued).put("r", runningTotals).set("v", values.written());
        return written;
    }

    static Delivered read(JsonNode written) {
        var delivered = new Delivered();
        delivered.counted = written.path("n").asInt();
        delivered.unvalued = written.path("u").asInt();
        delivered.runningTotals = written.path("r").asInt();
        delivered.values.read(written.path("v"));
        return delivered;
    }
}
