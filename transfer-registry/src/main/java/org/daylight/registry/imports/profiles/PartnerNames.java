package org.daylight.registry.imports.profiles;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The partners of the register by what they are called; only those that the importer may see. */
public final class PartnerNames {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private final Map<String, Set<String>> codes = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    /**
     * A partner that is recorded.
     *
     * @param names its name, aliases and code
     */
    public record Known(String code, String kind, Collection<String> names) {}

    public PartnerNames(Collection<Known> partners) {
        for (var partner : partners) {
            kinds.put(partner.code(), partner.kind());
            for (var name : partner.names()) {
                codes.computeIfAbsent(folded(name), _ -> new TreeSet<>()).add(partner.code());
            }
        }
    }

    /** The codes of all partners that are called so; more than one is for a person to decide. */
    Set<String> called(String name) {
        return codes.getOrDefault(folded(name), Set.of());
    }

    /** The kind of a partner that is recorded. */
    Optional<String> kindOf(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    /** Names differ in case, blanks and the form of their letters, and mean the same. */
    static String folded(String name) {
        return BLANKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC).strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }
}
