package org.daylight.registry.facts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.RecordAct;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded, within stretches of time, of subjects that somebody names.
 *
 * @param windows in the order in which they were asked for
 */
@Schema(name = "FactEdits")
record Edits(List<Found> windows) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    /** The stretches of time that are asked about. */
    @Schema(name = "AskedEdits")
    record Asked(@NotEmpty @Size(max = 50) List<@NotNull @Valid Window> windows) {}

    /** One stretch of time, open at its beginning, and the subjects it is about. */
    @Schema(name = "EditsWindow")
    record Window(
            @NotNull Instant after,

            @NotNull @Schema(description = "Not before it.") Instant upTo,

            @NotEmpty
            @Size(max = 5000)
            @Schema(description = "At most 5,000, such as delivery:01a212e5-f8e6-7ccf-b423-6e39299b8f08.")
            List<
                            @NotNull
                            @Pattern(
                                    regexp = "[a-z-]{1,40}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                                    message = "must be the subject of a line, such as delivery:<id>")
                            String>
                    subjects) {}

    /**
     * What was found in one of them.
     *
     * @param notKnown why it cannot be told; null if it can, and nothing is listed if it cannot
     * @param subjects those of which something was recorded, or of something that their lines are joined with
     */
    @Schema(name = "FoundEdits")
    record Found(@Nullable String notKnown, List<Subject> subjects) {}

    /** @param versions of its own record; none where something else was recorded that it is read with */
    @Schema(name = "EditedSubject")
    record Subject(String subject, List<Version> versions) {}

    /** A version recorded within the stretch of time. */
    @Schema(name = "EditedVersion")
    record Version(int version, RecordAct act, @Nullable String actReason, Instant recordedAt) {}

    /** Refuses what cannot be followed: authorities, objectives and partners sum up too much, and what can still change. */
    static void check(Asked asked, Predicate<Instant> settled) {
        var wrong = IntStream.range(0, asked.windows().size())
                .boxed()
                .flatMap(at -> wrong(at, asked.windows().get(at), settled).stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw Problems.INVALID_REQUEST.problem("That cannot be followed", wrong);
        }
    }

    private static List<Violation> wrong(int at, Window window, Predicate<Instant> settled) {
        var place = "/windows/" + at;
        if (window.after().isBefore(FIRST)) {
            return List.of(new Violation(place + "/after", "must not be before the year 1"));
        }
        if (!settled.test(window.upTo())) {
            return List.of(new Violation(place + "/upTo", "can still change; use an instant up to GET /v1/settled-at"));
        }
        if (window.upTo().isBefore(window.after())) {
            return List.of(new Violation(place + "/upTo", "must not be before after"));
        }
        return IntStream.range(0, window.subjects().size())
                .filter(i -> FactType.of(word(window.subjects().get(i)))
                        .filter(Changed.FOLLOWED::contains)
                        .isEmpty())
                .mapToObj(i -> new Violation(
                        place + "/subjects/" + i,
                        "must be one of "
                                + Changed.FOLLOWED.stream().map(FactType::word).collect(Collectors.joining(", "))))
                .toList();
    }

    /** The ids of the subjects of a window by their types. */
    static Map<FactType, List<UUID>> byType(Window window) {
        return window.subjects().stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        subject -> FactType.of(word(subject)).orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(
                                subject -> UUID.fromString(subject.substring(subject.indexOf(':') + 1)),
                                Collectors.toList())));
    }

    private static String word(String subject) {
        return subject.substring(0, subject.indexOf(':'));
    }
}
