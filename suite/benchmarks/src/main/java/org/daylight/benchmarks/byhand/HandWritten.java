package org.daylight.benchmarks.byhand;

import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.Columns;

/** The rules of the pack "us" written by hand, by type of subject. */
public final class HandWritten {

    private HandWritten() {}

    public static ByHand rules(Columns columns, Map<String, DatedSet> sets) {
        return switch (columns.type().name()) {
            case "authority" -> new Authorities(columns);
            case "delivery" -> new Others.Deliveries(columns, sets);
            case "expectation" -> new Others.Expectations(columns);
            case "incident" -> new Others.Incidents(columns);
            case "item" -> new Others.Items(columns, sets);
            case "notification" -> new Notifications(columns, sets);
            case "proposal" -> new Proposals(columns, sets);
            case "undertaking" -> new Undertakings(columns, sets);
            case "unit" -> new Others.Units(columns);
            default ->
                throw new IllegalArgumentException(
                        "no rules about a " + columns.type().name());
        };
    }
}
