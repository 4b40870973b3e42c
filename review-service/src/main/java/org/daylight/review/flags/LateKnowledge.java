package org.daylight.review.flags;

import static org.daylight.kit.problem.Problems.CONFLICT;
import static org.daylight.kit.problem.Problems.DEPENDENCY_DOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.daylight.kit.date.RegisterZone;
import org.daylight.kit.identity.Marking;
import org.daylight.review.dependency.DependencyDown;
import org.daylight.review.dependency.DependencyRefused;
import org.daylight.review.registry.Registry;
import org.daylight.review.registry.Sight;
import org.daylight.review.reviews.LookAhead;
import org.daylight.review.reviews.Looked;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a flag would have been raised had what is recorded now been recorded then, and since when it is. */
@ApplicationScoped
class LateKnowledge {

    /** So far back, at most, a flag is looked for. */
    private static final int YEARS = 20;

    private final Registry registry;
    private final LookAhead ahead;
    private final RegisterZone zone;

    LateKnowledge(Registry registry, LookAhead ahead, RegisterZone zone) {
        this.registry = registry;
        this.ahead = ahead;
        this.zone = zone;
    }

    /**
     * What was late.
     *
     * @param flaggedFrom the day of the review that raised it
     * @param wouldHaveBeenFlaggedOn the first day of this stretch, by what is recorded now
     * @param knownSince as the source of the version that brought it declares; null = it declares nothing
     * @param recordedOn when the version of the subject was recorded with which the rule is not met; null where no version
     *     of the subject itself brought it, but something else that it is judged by
     * @param late whether it would have been flagged before it was recorded
     */
    @Schema(name = "LateKnowledge")
    record Lateness(
            LocalDate flaggedFrom,
            LocalDate wouldHaveBeenFlaggedOn,
            @Nullable LocalDate knownSince,
            @Nullable LocalDate recordedOn,
            boolean late,
            Marking marking,
            String statement) {}

    private record Version(Instant recordedAt, @Nullable Instant knownSince) {}

    Lateness of(FlagView flag) {
        var reading = flag.reading();
        if (flag.kind() != FlagView.Kind.RULE
                || reading == null
                || flag.presence().isEmpty()
                || LookAhead.measured(type(flag.subject()))) {
            throw CONFLICT.problem("Only a flag of a rule about a recorded subject can have been known late; what is"
                    + " measured has its days in the trend");
        }
        try {
            return look(flag, reading.rulebook());
        } catch (DependencyDown | DependencyRefused | FaultToleranceException e) {
            throw DEPENDENCY_DOWN.problem("The register or the rules do not answer; repeat it later");
        }
    }

    private Lateness look(FlagView flag, String rulebook) {
        var from = flag.presence().getLast().from();
        var seeing = new Seeing(flag, rulebook);
        var first = firstDay(seeing, from, registry.settledAt());
        var brought = brought(seeing, from);
        var recordedOn = brought == null ? null : zone.day(brought.recordedAt);
        var knownSince = brought == null || brought.knownSince == null ? null : zone.day(brought.knownSince);
        return new Lateness(
                from,
                first,
                knownSince,
                recordedOn,
                recordedOn != null && first.isBefore(recordedOn),
                flag.marking(),
                "would have been flagged on %s; known since %s; recorded on %s"
                        .formatted(
                                first,
                                knownSince == null ? "a day that no source declares" : knownSince,
                                recordedOn == null ? "a day that the subject's versions do not tell" : recordedOn));
    }

    private record Seeing(FlagView flag, String rulebook) {}

    private @Nullable Looked looked(Seeing seeing, LocalDate day, Instant known) {
        var subject = seeing.flag.subject();
        // Not in the scope of the flag's partner: what moved there was another's before.
        var found = ahead.on(new Sight("portfolio", day, known, "recorded", null), seeing.rulebook)
                .look(type(subject), List.of(subject));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static boolean flagged(@Nullable Looked seen, Seeing seeing) {
        return seen != null && seen.notMet().containsKey(seeing.flag.rule());
    }

    /** From change to change up to the flag's day: the day of the last turn to what it is. */
    private LocalDate firstDay(Seeing seeing, LocalDate from, Instant known) {
        @Nullable LocalDate since = null;
        var day = from.minusYears(YEARS);
        while (!day.isAfter(from)) {
            var seen = looked(seeing, day, known);
            since = !flagged(seen, seeing) ? null : since == null ? day : since;
            var next = seen == null ? there(seeing, day, from, known) : seen.next();
            if (next == null) {
                break;
            }
            day = next;
        }
        return since == null ? from : since;
    }

    /** The first day on which a subject that is not there yet is; once there, it stays. */
    private @Nullable LocalDate there(Seeing seeing, LocalDate missing, LocalDate until, Instant known) {
        if (looked(seeing, until, known) == null) {
            return null;
        }
        var before = missing;
        var there = until;
        while (before.plusDays(1).isBefore(there)) {
            var middle = before.plusDays(ChronoUnit.DAYS.between(before, there) / 2);
            if (looked(seeing, middle, known) == null) {
                before = middle;
            } else {
                there = middle;
            }
        }
        return there;
    }

    /** The first version of the subject with which, as known then, the rule is not met on the flag's day. */
    private @Nullable Version brought(Seeing seeing, LocalDate from) {
        var subject = seeing.flag.subject();
        for (var version : registry.history(type(subject), subject.substring(subject.indexOf(':') + 1))) {
            var recordedAt = Instant.parse(version.path("recordedAt").asText());
            if (flagged(looked(seeing, from, recordedAt), seeing)) {
                return new Version(
                        recordedAt,
                        version.hasNonNull("knownSince")
                                ? Instant.parse(version.path("knownSince").asText())
                                : null);
            }
        }
        return null;
    }

    private static String type(String subject) {
        return subject.substring(0, subject.indexOf(':'));
    }
}
