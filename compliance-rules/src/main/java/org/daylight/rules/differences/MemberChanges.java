package org.daylight.rules.differences;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who joins or leaves a set, and when. */
final class MemberChanges {

    private MemberChanges() {}

    static List<Change> between(String set, JsonNode before, JsonNode after) {
        var was = byCode(before);
        var is = byCode(after);
        var changes = new ArrayList<Change>();
        var codes = new TreeSet<>(was.keySet());
        codes.addAll(is.keySet());
        for (var code : codes) {
            var old = was.getOrDefault(code, List.of());
            var now = is.getOrDefault(code, List.of());
            if (!days(old).equals(days(now))) {
                changes.add(new Change("/members", text(set, code, old, now), orNull(days(old)), orNull(days(now))));
            } else if (!old.equals(now)) {
                changes.add(new Change(
                        "/members",
                        "%s stays in %s as it was; what is said about it changes".formatted(code, set),
                        old.toString(),
                        now.toString()));
            }
        }
        return changes;
    }

    private static String text(String set, String code, List<JsonNode> old, List<JsonNode> now) {
        if (old.isEmpty()) {
            return "%s joins %s %s%s".formatted(code, set, days(now), reference(now));
        }
        if (now.isEmpty()) {
            return "%s is no longer listed in %s; it was, %s".formatted(code, set, days(old));
        }
        var last = now.getLast();
        var left = last.hasNonNull("to") && !old.getLast().hasNonNull("to");
        return left && days(old).equals(from(last))
                ? "%s leaves %s on %s%s".formatted(code, set, last.path("to").asText(), reference(now))
                : "%s is in %s %s, no longer %s%s".formatted(code, set, days(now), days(old), reference(now));
    }

    private static Map<String, List<JsonNode>> byCode(JsonNode set) {
        var byCode = new LinkedHashMap<String, List<JsonNode>>();
        set.path("members")
                .forEach(member -> byCode.computeIfAbsent(member.path("code").asText(), _ -> new ArrayList<>())
                        .add(member));
        return byCode;
    }

    private static String days(List<JsonNode> memberships) {
        return memberships.stream()
                .map(MemberChanges::days)
                .reduce((one, other) -> one + " and " + other)
                .orElse("");
    }

    private static String days(JsonNode member) {
        var until = member.hasNonNull("to") ? " until " + member.path("to").asText() : "";
        return from(member) + until;
    }

    private static String from(JsonNode member) {
        return member.hasNonNull("from") ? "from " + member.path("from").asText() : "always";
    }

    private static String reference(List<JsonNode> memberships) {
        return " (reference: %s)"
                .formatted(memberships.getLast().path("reference").asText());
    }

    private static @Nullable String orNull(String days) {
        return days.isEmpty() ? null : days;
    }
}
