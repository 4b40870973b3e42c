package org.daylight.review.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Money;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Options side by side, as a reader sees them: what they may not see is left out, and so is its weight in every count.
 *
 * @param marking the highest of what was stated, of what the measures touch and of what is shown
 * @param knownAt what was recorded later is not in it
 * @param rulebook the digest of the rules that it was judged by
 * @param factsDigest of every line that it was read from
 * @param digest of the inputs and of everything that was computed; what a decision names
 * @param sealedBy null = it can still be revised, and no decision can name it
 * @param columns "as planned" first, then the options in their order; null in lists
 * @param effects all that was computed, page by page
 */
@Schema(name = "WeighedOptions")
record OptionView(
        UUID id,
        int version,
        String title,
        String scope,
        LocalDate asOf,
        LocalDate until,
        Marking marking,
        Instant knownAt,
        String rulebook,
        String factsDigest,
        String digest,
        String madeBy,
        Instant madeAt,
        @Nullable String sealedBy,
        @Nullable Instant sealedAt,
        JsonNode content,
        @Nullable List<Column> columns,
        URI effects,
        URI readers) {

    /**
     * One option, or what happens without any. Of each kind the first two hundred effects stand here.
     *
     * @param effects how many there are of each kind
     * @param number 0 = as planned
     * @param costs as stated, added up where currency and basis are the same; empty says that none is stated
     * @param deliveries what comes on another day than planned, or as something else
     * @param exempted what a measure would have delayed, replaced or sent elsewhere and did not, because it is exempt
     * @param objectives curves, forecasts and measures of the objectives that any option affects
     * @param authorities ceilings and what is left of them on the day looked at
     * @param stocks what is left above the floors of own stocks
     * @param answers rules that answer otherwise than as planned, or are waived otherwise; as planned, of the subjects that any
     *     option affects: what is not met, undetermined or an error. What is not met says by what it is waived on that day, or
     *     which waiver is usedUp by what comes until then
     * @param answersTo how many of those answers are which
     * @param notComputed what could not be computed, and why
     */
    @Schema(name = "OptionColumn")
    record Column(
            int number,
            String name,
            List<Money> costs,
            Map<Effect.Kind, Long> effects,
            List<Told> deliveries,
            List<Told> exempted,
            List<Told> objectives,
            List<Told> authorities,
            List<Told> stocks,
            List<Told> answers,
            Map<String, Long> answersTo,
            List<Told> notComputed) {}

    /** An effect and the subject that it is about. */
    @Schema(name = "OptionEffect")
    record Told(String subject, String label, @Nullable String partner, Marking marking, JsonNode effect) {}
}
