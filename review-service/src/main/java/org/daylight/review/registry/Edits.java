package org.daylight.review.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.daylight.kit.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of subjects within a window of time.
 *
 * @param notKnown why that cannot be told; null where it can
 * @param subjects those that may read differently, with the versions of their own record that were recorded then
 */
public record Edits(@Nullable String notKnown, Map<String, List<Version>> subjects) {

    /** So many windows, and so many subjects in each, the registry takes in one request. */
    static final int MOST_WINDOWS = 50;

    public static final int MOST_SUBJECTS = 5_000;

    /** A window of time, open at its beginning, and the subjects asked about. */
    public record Window(Instant after, Instant upTo, List<String> subjects) {

        public Window {
            subjects = List.copyOf(subjects);
        }
    }

    /** A version of the record behind a subject. */
    public record Version(int version, String act, @Nullable String reason) {}

    static JsonNode asked(List<Window> windows) {
        var asked = Json.mapper().createObjectNode();
        var list = asked.putArray("windows");
        for (var window : windows) {
            var one = list.addObject()
                    .put("after", window.after().toString())
                    .put("upTo", window.upTo().toString());
            window.subjects().forEach(one.putArray("subjects")::add);
        }
        return asked;
    }

    static Edits read(JsonNode window) {
        var subjects = new TreeMap<String, List<Version>>();
        for (var subject : window.path("subjects")) {
            var versions = new ArrayList<Version>();
            subject.path("versions")
                    .forEach(version -> versions.add(new Version(
                            version.path("version").asInt(),
                            version.path("act").asText("recorded"),
                            version.path("actReason").asText(null))));
            subjects.put(subject.path("subject").asText(), versions);
        }
        return new Edits(window.path("notKnown").asText(null), subjects);
    }
}
