package org.daylight.review.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A flag as the API shows it; with {@code confirmedBy} it is a finding.
 *
 * @param marking of its subject, or the highest of the subjects it stands for
 * @param condition the engine's word
 * @param disposition a person's word; WAIVED only as long as a waiver covers it
 * @param waived what covers it today, where the reader may see that too; it is there all the same
 * @param notWaivedBecause RULE_MANDATORY where a waiver or decision would cover it today if its rule in force were not mandatory
 * @param levelBecause why a rule, and no person, raised the level
 * @param endProposed how one person wants it ended; it is once another one says the same
 * @param explanation why the rule answered as it did; only where it was asked for, null where no facts are kept
 */
@Schema(name = "Flag")
public record FlagView(
        UUID id,
        int version,
        Kind kind,
        String rule,
        String subject,
        String discriminator,
        @Nullable String label,
        @Nullable String partner,
        List<String> accessGroups,
        Marking marking,
        Condition condition,
        Disposition disposition,
        @Nullable String dispositionReason,
        @Nullable Waived waived,
        @Nullable String notWaivedBecause,
        String level,
        @Nullable String levelBecause,
        @Nullable String downgradeProposed,
        @Nullable Disposition endProposed,
        String owner,
        @Nullable String assignedTo,
        @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn,
        List<Presence> presence,
        Clock clock,
        @Nullable Reading reading,
        Links links,
        @Nullable JsonNode explanation) {

    /** What a flag stands for. */
    public enum Kind {
        RULE,
        DATA_GAP,
        RULE_ERROR,
        EFFECT_REFUSED
    }

    /** What the engine says. */
    public enum Condition {
        PRESENT,
        CLEARED,
        UNDETERMINED
    }

    /** What a person says. */
    public enum Disposition {
        OPEN,
        CONFIRMED,
        RESPONDING,
        WAIVED,
        DISMISSED,
        CLOSED
    }

    /**
     * What lets it pass.
     *
     * @param by WAIVER or DECISION
     * @param until the last day
     * @param untilBecause RULE_MANDATORY where it would go on, and the rule in force after that day cannot be waived; else null
     */
    @Schema(name = "FlagWaived")
    public record Waived(
            String by,
            UUID id,
            String reference,
            LocalDate until,
            @Nullable String untilBecause) {

        static Waived of(JsonNode waived) {
            return new Waived(
                    waived.path("by").asText(),
                    UUID.fromString(waived.path("id").asText()),
                    waived.path("reference").asText(),
                    LocalDate.parse(waived.path("until").asText()),
                    waived.path("untilBecause").textValue());
        }
    }

    /**
     * An interval in which the condition was there.
     *
     * @param endedBecause MET, NOT_APPLICABLE, RULE_ENDED, SUBJECT_ENDED, LEFT_SCOPE (nobody looks at it any more) or, of
     *     a data gap or a rule's error, KNOWN: the rule can be decided, whatever it says now
     */
    public record Presence(
            LocalDate from,
            String openedBy,
            @Nullable LocalDate until,
            @Nullable String endedBecause,
            @Nullable String endedBy) {}

    /**
     * What is due when. It runs from the day the first own official knew, or else from the day of detection. Only an external
     * act stops the first term, and only a signed decision the second.
     *
     * @param decidedOn when a decision that names the flag was signed, since it was raised or came back; one that refers it to
     *     somebody else does not count, and of an authority's flag none about a partner or objectives
     * @param overdueSince the day after the first of what was due and has not happened
     * @param escalatedTo the role above the owner, who has to act once something is overdue
     */
    @Schema(name = "FlagClock")
    public record Clock(
            @Nullable LocalDate becameKnownOn,
            LocalDate detectedOn,
            @Nullable LocalDate firstResponseDue,
            @Nullable LocalDate firstExternalActOn,
            @Nullable LocalDate decideBy,
            @Nullable LocalDate decidedOn,
            boolean overdue,
            @Nullable LocalDate overdueSince,
            @Nullable String escalatedTo) {}

    /**
     * The engine's latest words; severity, duty holder, choice, authority and citation as the revision has them that judged, or,
     * where the rulebook is one of which that was not kept, as the latest revision of the rule had them.
     *
     * @param facts digest of the facts without the dates they were read on
     * @param readOn the day whose facts the words and the explanation speak of: earlier than {@code asOf} where nothing has
     *     touched the answer since; null for a gathered flag
     * @param subjects how many subjects a gathered flag stands for
     */
    @Schema(name = "FlagReading")
    public record Reading(
            UUID review,
            LocalDate asOf,
            String rulebook,
            @Nullable String revision,
            String title,
            String severity,
            String dutyHolder,
            String choice,
            String authority,
            String citation,
            boolean counselReviewed,
            String message,
            @Nullable String disclaimer,
            List<String> missing,
            List<String> reasons,
            @Nullable String permittedFrom,
            @Nullable LocalDate nextChangeOn,
            @Nullable String evidence,
            @Nullable String facts,
            long subjects,
            @Nullable LocalDate readOn) {}

    /** Where to read on. */
    @Schema(name = "FlagLinks")
    public record Links(URI explanation, URI history, URI responses, URI comments) {

        static Links of(UUID id) {
            var base = "/v1/flags/" + id;
            return new Links(
                    URI.create(base + "/explanation"),
                    URI.create(base + "/history"),
                    URI.create(base + "/responses"),
                    URI.create(base + "/comments"));
        }
    }

    public FlagView {
        accessGroups = List.copyOf(accessGroups);
        presence = List.copyOf(presence);
    }

    FlagView explained(JsonNode why) {
        return new FlagView(
                id,
                version,
                kind,
                rule,
                subject,
                discriminator,
                label,
                partner,
                accessGroups,
                marking,
                condition,
                disposition,
                dispositionReason,
                waived,
                notWaivedBecause,
                level,
                levelBecause,
                downgradeProposed,
                endProposed,
                owner,
                assignedTo,
                confirmedBy,
                confirmedOn,
                presence,
                clock,
                reading,
                links,
                why);
    }
}
