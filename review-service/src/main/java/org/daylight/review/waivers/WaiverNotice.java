package org.daylight.review.waivers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.daylight.kit.json.Json;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has to be told of a waiver.
 *
 * @param notice its place, from 0 on
 * @param owed as the waiver says
 * @param given null as long as nobody has recorded it
 */
@Schema(name = "WaiverNotice")
record WaiverNotice(
        int notice, String owed, State state, @Nullable Given given) {

    WaiverNotice {
        if ((state == State.GIVEN) != (given != null)) {
            throw new IllegalArgumentException("what was given says how, and nothing else does");
        }
    }

    /** Whether it is still to be given. */
    @Schema(name = "WaiverNoticeState")
    enum State {
        /** Nobody has signed the waiver yet. */
        NOT_YET,
        /** Nobody signed it, and nobody can any more. */
        NOT_OWED,
        /** It was signed, whatever became of it since. */
        OWED,
        GIVEN
    }

    /**
     * @param by who says so
     * @param channel the way it went
     * @param reference where that can be read
     */
    @Schema(name = "WaiverNoticeGiven")
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Given(
            String by,
            String toWhom,
            LocalDate on,
            String channel,
            @Nullable String reference) {}

    static List<WaiverNotice> of(JsonNode content, WaiverView.State waiver, JsonNode recorded) {
        var given = new HashMap<Integer, Given>();
        recorded.forEach(
                one -> given.put(one.path("notice").asInt(), Json.mapper().convertValue(one, Given.class)));
        var notices = new ArrayList<WaiverNotice>();
        for (var owed : content.path("noticesOwed")) {
            var its = given.get(notices.size());
            notices.add(new WaiverNotice(notices.size(), owed.asText(), its == null ? open(waiver) : State.GIVEN, its));
        }
        return List.copyOf(notices);
    }

    private static State open(WaiverView.State waiver) {
        return switch (waiver) {
            case PROPOSED -> State.NOT_YET;
            case REFUSED, WITHDRAWN -> State.NOT_OWED;
            case SIGNED, ENDED -> State.OWED;
        };
    }
}
