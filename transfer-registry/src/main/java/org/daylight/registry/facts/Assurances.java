package org.daylight.registry.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The written assurances of a recipient under the memorandum of 2024 (NSM-20) that the transfer of a proposal waits for: those
 * that name its transfer, and those that name none. All of them have to come. Where none is recorded nothing is known.
 *
 * @param complete whether there are no others that the caller may not see
 */
record Assurances(List<Known> all, boolean complete) {

    /** The version of their text, as rules compare it: the day of the memorandum. */
    static final String TEXT = "2024-02-08";

    /** Writes the leaves and answers with the assurances that they were taken from. */
    List<Known> write(Leaves leaves, @Nullable String transfer, @Nullable Known recipient) {
        var awaited = all.stream().filter(each -> isFor(each, transfer)).toList();
        if (awaited.isEmpty() || !complete) {
            return List.of();
        }
        var came = new ArrayList<String>();
        var missing = false;
        for (var assurance : awaited) {
            var received = assurance.get("acknowledgedOn");
            if (received != null && (received.isNull() || leaves.isYetToCome(received.asText()))) {
                missing = true;
            } else if (received != null) {
                came.add(received.asText());
            }
        }
        if (missing) {
            leaves.absent("document.assuranceOn");
        } else if (came.size() == awaited.size()) {
            leaves.text("document.assuranceOn", Dates.max(came));
        }
        if (recipient != null && !leaves.isYetToCome(TEXT)) {
            var state = PartnerFacts.stateOn(recipient, LocalDate.parse(TEXT));
            leaves.text("document.assuranceState", DatedStatement.ENDED.equals(state) ? null : state);
        }
        return awaited;
    }

    private static boolean isFor(Known assurance, @Nullable String transfer) {
        return assurance.content().path("transfers").isEmpty()
                || (transfer != null && assurance.names("transfers", transfer));
    }
}
