package org.daylight.review.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A notice with the waits that rules put on it. That a wait is over says nothing about what may be done.
 *
 * @param id of the notification in the transfer-registry
 * @param windowEnd the first day on which every wait is over, as precise as what is known; left out where nobody can say it, which
 *     comes first in lists: the day from which a wait is counted (that of the receipt) is not recorded, a joint resolution
 *     forbids the sale, or the rule ended in an error
 * @param daysLeft from today to that day; left out where the day is not certain or has come
 * @param windowOpen whether a wait runs, or may run
 * @param undelivered what of the notified transfer is not recorded as handed over, line by line; left out where it rests
 *     on what the reader may not see
 */
@Schema(name = "OpenNotice")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpenNotice(
        UUID id,
        @Nullable String reference,
        @Nullable String partner,
        Marking marking,
        List<Window> windows,
        @Nullable String windowEnd,
        boolean windowOpen,
        @Nullable Long daysLeft,
        UUID review,
        LocalDate asOf,
        @Nullable Part undelivered,
        URI link) {

    /**
     * One rule's wait, as the review found it.
     *
     * @param permittedFrom left out where nobody can say
     */
    @Schema(name = "NoticeWindow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Window(
            String rule,
            String title,
            String citation,
            String answer,
            @Nullable String permittedFrom,
            String message) {}

    /**
     * As the transfer-registry tells it.
     *
     * @param milestone what counts as delivered
     * @param stated what the notification itself says was not delivered
     * @param lines of the transfer: what was ordered, handed over, and is left
     */
    @Schema(name = "NoticeUndelivered")
    record Part(
            @Nullable String transfer,
            String milestone,
            @Nullable String stated,
            JsonNode lines) {}

    OpenNotice with(@Nullable Part part) {
        return new OpenNotice(
                id, reference, partner, marking, windows, windowEnd, windowOpen, daysLeft, review, asOf, part, link);
    }
}
