package org.daylight.review.subscriptions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is told; nothing that nobody has sealed, confirmed or signed. */
@Schema(
        enumeration = {
            "org.daylight.review.sealed",
            "org.daylight.flag.confirmed",
            "org.daylight.flag.overdue",
            "org.daylight.decision.signed",
            "org.daylight.obligation.late",
            "org.daylight.waiver.signed",
            "org.daylight.waiver.ended"
        })
public enum EventType {
    REVIEW_SEALED("org.daylight.review.sealed"),
    FLAG_CONFIRMED("org.daylight.flag.confirmed"),
    FLAG_OVERDUE("org.daylight.flag.overdue"),
    DECISION_SIGNED("org.daylight.decision.signed"),
    OBLIGATION_LATE("org.daylight.obligation.late"),
    WAIVER_SIGNED("org.daylight.waiver.signed"),
    WAIVER_ENDED("org.daylight.waiver.ended");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static EventType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(values()).map(EventType::word).collect(Collectors.joining(", "))));
    }
}
