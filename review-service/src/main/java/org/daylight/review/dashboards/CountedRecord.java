package org.daylight.review.dashboards;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record behind a number: a charge of a drawdown package, or a notice whose wait was waived.
 *
 * @param on as precise as it is known
 * @param fiscalYear of the authority
 * @param basis determination, statute and officer by which a wait was waived
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
        URI link) {}
