package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far ranges and payloads that transfers order rise above those that their notices state; before anything is delivered
 * too, since the report is owed 45 days before that (AECA 36(b)(5)(A)).
 *
 * @param most the greatest rise as a share of what was notified; null where nothing ordered has a figure in a notice
 * @param articles those that rise
 * @param doubts what is notified and not stated by the transfer's line
 */
record CapabilityRise(@Nullable Double most, JsonNode articles, SortedSet<String> doubts) {

    static CapabilityRise of(JsonNode ordered, Told told) {
        Double most = null;
        var articles = JsonNodeFactory.instance.arrayNode();
        var doubts = new TreeSet<String>();
        for (var line : ordered) {
            var transfer = line.path("transfer").asText();
            var designation = line.path("designation").asText();
            for (var figure : List.of("rangeKm", "payloadKg")) {
                var notified = figure.equals("rangeKm")
                        ? told.rangeKm(transfer, designation)
                        : told.payloadKg(transfer, designation);
                var now = Notice.decimal(line, figure);
                if (notified != null && now == null) {
                    doubts.add("the %s of %s is notified and not stated by the line of %s"
                            .formatted(figure.equals("rangeKm") ? "range" : "payload", designation, transfer));
                } else if (notified != null && now != null) {
                    var rise = ConfigurationDrift.rise(notified.doubleValue(), now.doubleValue());
                    most = most == null ? rise : Math.max(most, rise);
                    if (rise > 0) {
                        articles.addObject()
                                .put("designation", designation)
                                .put("figure", figure)
                                .put("notified", notified.toPlainString())
                                .put("ordered", now.toPlainString());
                    }
                }
            }
        }
        return new CapabilityRise(most, articles, doubts);
    }
}
