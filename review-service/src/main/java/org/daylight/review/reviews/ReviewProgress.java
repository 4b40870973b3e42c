package org.daylight.review.reviews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a review has come. What was taken over from an earlier one is not counted.
 *
 * @param partitions of what is to be judged, as far as the reader may know of them
 * @param subjects in all partitions; only for whoever sees everything, as {@code subjectsDone} is
 * @param answeredBy when everything will have been judged, from what is left and how long what is done took; null until
 *     something is done, and while nobody works on it
 * @param sealedBy the same and as long as the last sealed review of the scope took from there to its seal, by its subjects;
 *     null where there is none to tell
 */
@Schema(name = "ReviewProgress")
public record ReviewProgress(
        long partitions,
        long partitionsDone,
        @Nullable Long subjects,
        @Nullable Long subjectsDone,
        @Nullable Instant answeredBy,
        @Nullable Instant sealedBy) {

    /**
     * The partitions of one type of subjects.
     *
     * @param seconds that those done took, added up
     */
    record OfType(long partitions, long done, long subjects, long subjectsDone, double seconds) {}

    /**
     * How long it takes to judge what is left: its subjects, each as long as one of its type took so far, or one of any
     * type where none of its own is done.
     *
     * @param atOnce how many partitions are worked on at the same time
     * @return null if nothing is done yet
     */
    static @Nullable Duration left(List<OfType> types, int atOnce) {
        var seconds = types.stream().mapToDouble(OfType::seconds).sum();
        var done = types.stream().mapToLong(OfType::subjectsDone).sum();
        if (done == 0) {
            return null;
        }
        var left = 0.0;
        for (var type : types) {
            var each = type.subjectsDone > 0 ? type.seconds / type.subjectsDone : seconds / done;
            left += (type.subjects - type.subjectsDone) * each;
        }
        var open = types.stream().mapToLong(type -> type.partitions - type.done).sum();
        return Duration.ofMillis(Math.round(left * 1000 / Math.clamp(open, 1, atOnce)));
    }
}
