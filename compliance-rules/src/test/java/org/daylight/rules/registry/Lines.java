package org.daylight.rules.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines for the stub: those that the registry once sent, and holds that a test makes up. */
public final class Lines {

    private static final List<String> MONTHS =
            List.of("2024-04-30", "2024-05-31", "2024-06-30", "2024-07-31", "2024-08-31");

    private Lines() {}

    /** The notices of the first portfolio, as of five months. */
    public static void notices() {
        for (var month : MONTHS) {
            try {
                RegistryStub.lines(
                        month, Files.readAllLines(Path.of("src/test/resources/register", month + ".ndjson")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** An authority without the facts that review-service supplies. */
    public static String authority(String partner, int number) {
        return """
                {"subject":"authority:A%1$d","type":"authority/1","asOf":"@asOf","knownAt":"@knownAt","sameUntil":null,\
                "partner":"%2$s","accessGroups":[],"label":"A%1$d","authority.code":"A%1$d"}""".formatted(number, partner);
    }

    /** A delivery to a partner of whom no more is known; leaves as of a hold. */
    public static String delivery(String partner, int number, String leaves) {
        return """
                {"subject":"delivery:D%1$d","type":"delivery/1","asOf":"@asOf","knownAt":"@knownAt","sameUntil":null,\
                "partner":"%2$s","accessGroups":[],"label":"D%1$d",%3$s,"partner.policyCategory":"PARTNER"}""".formatted(number, partner, leaves);
    }

    /** A hold that is there on every day; leaves as they stand on a line, such as {@code "hold.trigger":null}. */
    public static String hold(String partner, int number, List<String> groups, String... leaves) {
        var allowed = groups.isEmpty() ? "" : "\"" + String.join("\",\"", groups) + "\"";
        var reference = "%s-H%d".formatted(partner, number);
        var facts = new StringBuilder();
        for (var leaf : leaves) {
            facts.append(',').append(leaf);
        }
        return """
                {"subject":"hold:%s","type":"hold/1","asOf":"@asOf","knownAt":"@knownAt","sameUntil":null,"partner":"%s",\
                "accessGroups":[%s],"label":"%s"%s,"partner.code":"%s"}""".formatted(reference, partner, allowed, reference, facts, partner);
    }
}
