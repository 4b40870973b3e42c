package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entries of an outside register, each beside the delivery here that it names. */
public final class Matching {

    /** How many of each kind are named; all are counted. */
    static final int NAMED = 500;

    private final JsonNode total;
    private final @Nullable String amountField;
    private final Map<String, JsonNode> entries = new LinkedHashMap<>();
    private final Map<String, List<String>> further = new HashMap<>();
    private final Set<String> met = new LinkedHashSet<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> onlyOurs = new ArrayList<>();
    private int matched;
    private int differing;
    private final List<String> notComparable = new ArrayList<>();
    private long onlyOursCount;
    private long perhapsOurs;

    /**
     * Begins with nothing met.
     *
     * @param total the content of the control total
     * @param amountField where an entry states its amount; null where only records are counted
     */
    Matching(JsonNode total, @Nullable String amountField) {
        this.total = total;
        this.amountField = amountField;
        for (var entry : total.path("entries")) {
            var delivery = entry.path(entry.hasNonNull("delivery") ? "delivery" : "key")
                    .asText();
            // Totals that were recorded before that was refused may have several: neither is the whole of what is here.
            if (entries.putIfAbsent(delivery, entry) != null) {
                further.computeIfAbsent(delivery, _ -> new ArrayList<>(1))
                        .add(entry.path("key").asText());
            }
        }
    }

    /** One delivery on which the two registers do not agree. */
    public record Difference(String key, String delivery, String stated, String recorded) {}

    /** Whether the outside register names its entries at all. */
    boolean isStated() {
        return !entries.isEmpty();
    }

    /**
     * Counts a delivery of this register.
     *
     * @param amount null if it cannot be said
     * @param belongs whether it is certain that it is one of those that are counted
     */
    void match(String reference, @Nullable BigDecimal amount, boolean belongs) {
        if (entries.isEmpty()) {
            return;
        }
        var entry = entries.get(reference);
        if (entry == null && !belongs) {
            perhapsOurs++;
            return;
        }
        if (entry == null) {
            onlyOursCount++;
            if (onlyOurs.size() < NAMED) {
                onlyOurs.add(reference);
            }
            return;
        }
        met.add(reference);
        if (further.containsKey(reference)) {
            keys(reference, entry).forEach(notComparable::add);
            return;
        }
        if (amountField == null || !entry.path(amountField).hasNonNull("amount")) {
            matched++;
            return;
        }
        var stated = entry.path(amountField);
        if (amount == null || !isComparable(stated, total.path(amountField))) {
            notComparable.add(entry.path("key").asText());
            return;
        }
        if (Encoded.amount(stated).compareTo(amount) == 0) {
            matched++;
            return;
        }
        differing++;
        if (differences.size() < NAMED) {
            differences.add(new Difference(
                    entry.path("key").asText(),
                    reference,
                    Encoded.plain(Encoded.amount(stated)),
                    Encoded.plain(amount)));
        }
    }

    /** A delivery is here of which nobody says whether it came; whether it has an entry, which is then not theirs alone. */
    boolean silent(String reference) {
        var entry = entries.get(reference);
        if (entry == null) {
            return false;
        }
        met.add(reference);
        keys(reference, entry).forEach(notComparable::add);
        return true;
    }

    private Stream<String> keys(String delivery, JsonNode entry) {
        return Stream.concat(Stream.of(entry.path("key").asText()), further.getOrDefault(delivery, List.of()).stream());
    }

    /** Nothing is converted, and what is at least so much may be as much. */
    private static boolean isComparable(JsonNode stated, JsonNode total) {
        return stated.path("bound").asText("EXACT").equals("EXACT")
                && stated.path("unit").equals(total.path("unit"))
                && stated.path("currency").equals(total.path("currency"))
                && stated.path("basis").equals(total.path("basis"));
    }

    int matched() {
        return matched;
    }

    int differing() {
        return differing;
    }

    List<Difference> differences() {
        return differences;
    }

    /** The keys of the entries whose amount here cannot be said, so that nobody knows whether it differs. */
    List<String> notComparable() {
        return notComparable;
    }

    long onlyOursCount() {
        return onlyOursCount;
    }

    List<String> onlyOurs() {
        return onlyOurs;
    }

    long perhapsOurs() {
        return perhapsOurs;
    }

    /** The keys of the entries that no delivery answered to. */
    List<String> onlyTheirs() {
        return entries.entrySet().stream()
                .filter(entry -> !met.contains(entry.getKey()))
                .flatMap(entry -> keys(entry.getKey(), entry.getValue()))
                .toList();
    }
}
