package org.daylight.review.flags;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.review.reviews.Evidence;

/** Since when the register says that the first own official knew of what a flag is about. */
@ApplicationScoped
class RecordedKnowledge {

    private static final String LEAF = "incident.knownOn";

    private final Evidence evidence;

    RecordedKnowledge(Evidence evidence) {
        this.evidence = evidence;
    }

    /** By the kept line; the latest day that an imprecise date allows, as somebody knew by then for certain. */
    Optional<LocalDate> of(FlagView flag) {
        var reading = flag.reading();
        if (reading == null || reading.evidence() == null) {
            return Optional.empty();
        }
        return evidence.line(reading.evidence())
                .map(line -> tree(line).path(LEAF))
                .filter(JsonNode::isTextual)
                .map(known -> ImpreciseDate.parse(known.asText()).latest())
                .filter(known -> known.isBefore(flag.clock().detectedOn()));
    }

    private static JsonNode tree(byte[] line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
