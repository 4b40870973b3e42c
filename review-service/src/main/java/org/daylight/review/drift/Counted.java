package org.daylight.review.drift;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Money;
import org.jspecify.annotations.Nullable;

/**
 * A record of a partner that is counted and summed up by itself: a charge of a drawdown package, a notice whose wait an
 * emergency determination waived, or a consequence or benefit that we stated.
 *
 * @param reference the transfer's, the notification's or the undertaking's
 * @param on as precise as it is known
 * @param marking as JSON; null = not marked
 * @param authority what the package charges; null = none
 * @param fiscalYear the authority's, not that of the day
 * @param amount on the basis that the record states; never converted
 * @param basis by which determination, statute and officer a wait was waived
 * @param nature CONSEQUENCE or BENEFIT; null for what is neither
 * @param stands whether it was carried out; null where there is nothing to carry out
 * @param unlessCharged the package as whoever sees none of its charges sees it
 */
public record Counted(
        Kind kind,
        String reference,
        @Nullable String on,
        List<String> accessGroups,
        @Nullable String marking,
        @Nullable String authority,
        @Nullable Integer fiscalYear,
        @Nullable Money amount,
        @Nullable String basis,
        boolean unlessCharged,
        @Nullable String nature,
        @Nullable FollowThrough stands) {

    /** What is counted. */
    public enum Kind {
        PACKAGE,
        WAIVED_WAIT,
        UNDERTAKING
    }

    public Counted {
        accessGroups = List.copyOf(accessGroups);
    }

    /** What the schedule line of a partner lists; of other lines nothing. */
    public static List<Counted> of(JsonNode line, LocalDate asOf) {
        var counted = new ArrayList<Counted>();
        for (var charge : line.path("packages")) {
            counted.add(of(Kind.PACKAGE, "transfer", charge, null, null));
        }
        for (var waived : line.path("emergencies")) {
            var basis = "%s, %s, %s"
                    .formatted(
                            waived.path("determination").asText(),
                            waived.path("statute").asText(),
                            waived.path("officer").asText());
            counted.add(of(Kind.WAIVED_WAIT, "notification", waived, basis, null));
        }
        for (var stated : line.path("undertakings")) {
            counted.add(of(Kind.UNDERTAKING, "undertaking", stated, null, FollowThrough.of(stated, asOf)));
        }
        return counted;
    }

    private static Counted of(
            Kind kind, String reference, JsonNode node, @Nullable String basis, @Nullable FollowThrough stands) {
        var groups = new ArrayList<String>();
        node.path("accessGroups").forEach(group -> groups.add(group.asText()));
        return new Counted(
                kind,
                node.path(reference).asText(),
                node.path("on").asText(null),
                groups,
                node.hasNonNull("marking") ? node.path("marking").toString() : null,
                node.path("authority").asText(null),
                node.hasNonNull("fiscalYear")
                        ? (Integer) node.path("fiscalYear").asInt()
                        : null,
                Delivered.money(node.path("amount")),
                basis,
                node.path("unlessCharged").asBoolean(false),
                node.path("nature").asText(null),
                stands);
    }
}
