package org.daylight.review.dashboards;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record behind a number: a charge of a drawdown package, a notice whose wait was waived, or what we said we would do.
 *
 * @param on as precise as it is known
 * @param fiscalYear of the authority
 * @param basis determination, statute and officer by which a wait was waived
 * @param nature CONSEQUENCE or BENEFIT, of what we said we would do
 * @param stands CARRIED_OUT, NOT_CARRIED_OUT, OVERDUE or UNDETERMINED, of the same
 * @param link the record in the transfer-registry
 */
@Schema(name = "DashboardCounted")
record CountedRecord(
        String kind,
        String partner,
        String reference,
        Marking marking,
        @Nullable String on,
        @Nullable String authority,
        @Nullable Integer fiscalYear,
        @Nullable Money amount,
        @Nullable String basis,
        @Nullable String nature,
        @Nullable String stands,
        URI link) {}
