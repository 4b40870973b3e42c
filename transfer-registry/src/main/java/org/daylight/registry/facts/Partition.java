package org.daylight.registry.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.UUID;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** A run of subjects of one type and partner, from one id to another; its name can be asked for again at any time. */
public record Partition(FactType type, @Nullable UUID partner, UUID from, UUID to, Scope scope) {

    public String id() {
        var plain = "%s %s %s %s %s".formatted(type.word(), partner == null ? "-" : partner, from, to, scope);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    public static Partition parse(String id) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(id), UTF_8).split(" ", 5);
            if (parts.length == 5) {
                return new Partition(
                        FactType.of(parts[0]).orElseThrow(() -> unknown()),
                        parts[1].equals("-") ? null : UUID.fromString(parts[1]),
                        UUID.fromString(parts[2]),
                        UUID.fromString(parts[3]),
                        Scope.parse(parts[4]));
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static ProblemException unknown() {
        return Problems.INVALID_REQUEST.problem(
                "the partition is not one of a manifest",
                new Violation("query:partition", "take the id of a partition from the manifest as it is"));
    }
}
