package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An objective that nobody changes, known from before the first sample on. */
record ObjectiveSaid(
        String reference,
        String partner,
        boolean draft,
        Maybe approvedOn,
        @Nullable Integer match,
        List<Plan> plans) {

    ObjectNode content() {
        var content = JsonNodeFactory.instance
                .objectNode()
                .put("reference", reference)
                .put("partner", partner)
                .put("interest", "peace")
                .put("statement", "so that it holds")
                .put("noDivergenceReason", "both say the same")
                .put("status", draft ? "DRAFT" : "APPROVED");
        approvedOn.into(content, "approvedOn");
        if (match != null) {
            content.put("partnerMatch", match);
        }
        var baselines = content.putArray("baselines");
        plans.forEach(plan -> plan.into(baselines, 1));
        return content;
    }

    List<Date> days() {
        var date = approvedOn.date();
        return date == null ? List.of() : List.of(date);
    }

    /** Whether it may have been stated by the day: it is no draft, nor approved later. */
    boolean isStated(LocalDate asOf) {
        return !draft && !approvedOn.by(asOf).absent();
    }

    /** Whether it was approved by the day for certain. */
    boolean isSurelyApproved(LocalDate asOf) {
        var date = approvedOn.date();
        return isStated(asOf) && date != null && date.hasCome(asOf);
    }
}
