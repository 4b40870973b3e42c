package org.daylight.registry.facts;

import static org.daylight.registry.records.Determined.AID_RESTRICTED;
import static org.daylight.registry.records.Determined.AID_WAIVER;
import static org.daylight.registry.records.Determined.CHILD_SOLDIERS;
import static org.daylight.registry.records.Determined.CHILD_SOLDIERS_WAIVER;
import static org.daylight.registry.records.Determined.COUP;
import static org.daylight.registry.records.Determined.ELIGIBILITY;
import static org.daylight.registry.records.Determined.GROSS_PATTERN;
import static org.daylight.registry.records.Determined.HARASSMENT;
import static org.daylight.registry.records.Determined.MATERIAL_BREACH;
import static org.daylight.registry.records.Determined.PURPOSE_VIOLATION;
import static org.daylight.registry.records.Determined.STOPPING_HARM;
import static org.daylight.registry.records.Determined.SUBSTANTIAL_VIOLATION;
import static org.daylight.registry.records.Determined.TERROR_SPONSOR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.daylight.registry.records.Determined;

/**
 * The leaves of what was determined about a proposal: by naming its transfer or its notification, or, where it names
 * neither, its recipient. Of several the one that holds on the day of the act counts, else the last that has ended, else
 * the next to begin. Where none is recorded it is unknown, unless the proposal says that it was looked up.
 */
final class DeterminedFacts {

    /** Those whose end rules read; of the others one that has ended by the day of the act is known to be absent. */
    private static final Set<Determined> WITH_END = Set.of(
            AID_RESTRICTED,
            AID_WAIVER,
            CHILD_SOLDIERS,
            CHILD_SOLDIERS_WAIVER,
            COUP,
            ELIGIBILITY,
            GROSS_PATTERN,
            HARASSMENT,
            MATERIAL_BREACH,
            PURPOSE_VIOLATION,
            STOPPING_HARM,
            SUBSTANTIAL_VIOLATION,
            TERROR_SPONSOR);

    private static final Map<String, Determined> BY_LEAF = byLeaf();

    private DeterminedFacts() {}

    /** Writes the leaves and answers with the determinations that they were taken from. */
    static List<Known> write(Leaves leaves, Known proposal, List<Known> determinations) {
        var about = determinations.stream()
                .filter(determination -> isAbout(determination, proposal))
                .toList();
        var on = proposal.text("on");
        var day = on == null ? leaves.asOf() : Dates.earliest(on);
        BY_LEAF.forEach((leaf, determined) -> one(leaves, leaf, determined, of(about, determined), day, proposal));
        return about;
    }

    private static void one(
            Leaves leaves, String leaf, Determined determined, List<Known> all, LocalDate day, Known proposal) {
        var made = new ArrayList<Known>();
        for (var determination : all) {
            if (!leaves.isYetToCome(on(determination))) {
                made.add(determination);
            }
        }
        var withEnd = WITH_END.contains(determined);
        var counts = made.stream().min(order(day));
        if (counts.isPresent() && !withEnd && mayHaveEnded(counts.get(), day)) {
            return;
        }
        var absent = counts.isPresent()
                ? !withEnd && place(counts.get(), day) == Place.ENDED
                : !all.isEmpty() || proposal.names("notDetermined", determined.name());
        if (absent) {
            leaves.absent(leaf + "On");
            if (withEnd) {
                leaves.absent(leaf + "Until");
            }
        } else if (counts.isPresent()) {
            leaves.text(leaf + "On", on(counts.get()));
            if (withEnd) {
                leaves.planned(leaf + "Until", counts.get().get("until"));
            }
        }
    }

    private enum Place {
        HOLDING,
        ENDED,
        TO_BEGIN
    }

    private static Place place(Known determination, LocalDate day) {
        if (Dates.earliest(on(determination)).isAfter(day)) {
            return Place.TO_BEGIN;
        }
        var until = determination.text("until");
        return until != null && !Dates.latest(until).isAfter(day) ? Place.ENDED : Place.HOLDING;
    }

    /** Its end is too imprecise to say whether it lies before the day. */
    private static boolean mayHaveEnded(Known determination, LocalDate day) {
        var until = determination.text("until");
        return until != null
                && !Dates.earliest(until).isAfter(day)
                && Dates.latest(until).isAfter(day);
    }

    private static Comparator<Known> order(LocalDate day) {
        return Comparator.comparing((Known determination) -> place(determination, day))
                .thenComparing((one, other) -> {
                    var later = Dates.earliest(on(other)).compareTo(Dates.earliest(on(one)));
                    return place(one, day) == Place.TO_BEGIN ? -later : later;
                });
    }

    private static boolean isAbout(Known determination, Known proposal) {
        var transfers = determination.content().path("transfers");
        var notifications = determination.content().path("notifications");
        if (transfers.isEmpty() && notifications.isEmpty()) {
            var partner = proposal.content().path("partner").asText();
            return partner.equals(determination.text("partner")) || determination.names("partners", partner);
        }
        var transfer = proposal.text("transfer");
        var notification = proposal.text("notification");
        return (transfer != null && determination.names("transfers", transfer))
                || (notification != null && determination.names("notifications", notification));
    }

    private static List<Known> of(List<Known> determinations, Determined determined) {
        return determinations.stream()
                .filter(determination -> determined
                        .name()
                        .equals(determination.text(determined == Determined.EMERGENCY ? "kind" : "determined")))
                .toList();
    }

    private static String on(Known determination) {
        return determination.content().path("on").asText();
    }

    private static Map<String, Determined> byLeaf() {
        var leaves = new TreeMap<String, Determined>();
        for (var determined : Determined.values()) {
            var camel = new StringBuilder("determination.");
            for (var word : determined.name().toLowerCase(Locale.ROOT).split("_", -1)) {
                camel.append(camel.charAt(camel.length() - 1) == '.' ? word : capital(word));
            }
            leaves.put(camel.toString(), determined);
        }
        return leaves;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
