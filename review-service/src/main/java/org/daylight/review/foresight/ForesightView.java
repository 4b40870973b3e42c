package org.daylight.review.foresight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What will be flagged if nothing is recorded any more.
 *
 * @param from the day after which it looks
 * @param until the last day it looks at
 * @param knownAt what is recorded later changes it
 * @param marking the highest of what is shown
 * @param subjects how many the reader sees that were looked at
 * @param arising flags of rules, of what is not reviewed yet, and of waivers that end
 * @param gaps flags of what will not be known
 * @param reviews decisions whose review will be overdue
 */
@Schema(name = "Foresight")
record ForesightView(
        String scope,
        LocalDate from,
        LocalDate until,
        Instant knownAt,
        String rulebook,
        Marking marking,
        long subjects,
        List<Arising> arising,
        List<Gap> gaps,
        List<Review> reviews) {

    ForesightView {
        arising = List.copyOf(arising);
        gaps = List.copyOf(gaps);
        reviews = List.copyOf(reviews);
    }

    /**
     * A signed decision whose review will be overdue if nothing is decided about its scope.
     *
     * @param on the first day on which it is: the one after its reviewBy
     * @param decision its id
     * @param owner the forum where it was decided
     */
    @Schema(name = "ReviewOverdue")
    record Review(
            LocalDate on,
            UUID decision,
            String reference,
            String outcome,
            @Nullable String partner,
            String owner,
            Marking marking) {}

    /**
     * Something that will not be known, gathered by rule, leaf and partner as flags of data gaps are.
     *
     * @param on the first day on which a subject lacks it and none did on the day before; today where it lacks it already, and no
     *     review has raised that yet
     * @param leaf what will be missing
     * @param owner who will have to find it out
     * @param subjects how many lack it on that day, of those that the reader sees
     */
    @Schema(name = "ArisingGap")
    record Gap(
            LocalDate on,
            String rule,
            String title,
            String leaf,
            @Nullable String partner,
            Marking marking,
            String owner,
            long subjects) {}

    /** Why it arises. */
    enum Kind {
        /** A rule that has no flag on the day before will not be met. */
        RULE,
        /** A rule is not met today, and no review has raised its flag yet; the next one does. */
        NOT_REVIEWED,
        /** What is waived until then, today or since it arose, is no longer, and nothing else waives it. */
        WAIVER_ENDS
    }

    /**
     * A flag that will arise.
     *
     * @param on the first day of it; today where it is not met already and not reviewed
     * @param owner who will have to act
     * @param flag the flag of an earlier time, or that is waived today; null = there was none
     * @param message in the rule's words, as of that day
     * @param waived whether something waives it on its first day
     * @param waivedBy the reference of that, for whoever may see it
     * @param prevention any one of these prevents it; empty for NOT_REVIEWED, which is not met already
     */
    @Schema(name = "ArisingFlag")
    record Arising(
            Kind kind,
            LocalDate on,
            String rule,
            String title,
            String severity,
            String dutyHolder,
            String subject,
            @Nullable String label,
            @Nullable String partner,
            Marking marking,
            String owner,
            @Nullable UUID flag,
            String message,
            boolean waived,
            @Nullable String waivedBy,
            List<Prevention> prevention) {

        Arising {
            prevention = List.copyOf(prevention);
        }

        Arising ownedBy(String another) {
            return new Arising(
                    kind,
                    on,
                    rule,
                    title,
                    severity,
                    dutyHolder,
                    subject,
                    label,
                    partner,
                    marking,
                    another,
                    flag,
                    message,
                    waived,
                    waivedBy,
                    prevention);
        }
    }

    /**
     * What would have to be otherwise by then.
     *
     * @param clause the clause that will be false, or an act
     * @param facts the facts that it looks at, as they will read
     */
    @Schema(name = "Prevention")
    record Prevention(String clause, Map<String, String> facts) {}
}
