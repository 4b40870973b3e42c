package org.daylight.registry.imports.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.daylight.registry.records.Given;
import org.jspecify.annotations.Nullable;

/**
 * How the table of one source becomes records.
 *
 * @param profile its name
 * @param source where the table comes from and what is known of it
 * @param setAside rows that are no records; they are counted in the report, with the reason
 * @param values what a row says, by names
 * @param key of what a row is about, the same in every release of the source
 * @param gather of which thing a row is one of several, such as an agreement; the rows of a thing follow each other
 * @param knownSince since when the source knew what a row says
 * @param sources what every record of a row rests on
 */
public record Profile(
        @Nullable String profile,
        @Nullable String title,
        @Nullable String source,
        TableForm file,
        PartnerForm partners,
        List<CellSays> setAside,
        Map<String, Value> values,
        @Nullable String key,
        @Nullable String gather,
        Duplicates duplicates,
        @Nullable String knownSince,
        @Nullable String knownSinceSource,
        @Nullable JsonNode sources,
        @Nullable String accessGroup,
        @Nullable JsonNode marking,
        List<RecordForm> records,
        List<Total> totals,
        Compare compare) {

    @SuppressWarnings("NullAway") // YAML may leave them out
    public Profile {
        file = Objects.requireNonNullElse(file, TableForm.PLAIN);
        partners = Objects.requireNonNullElse(partners, PartnerForm.NONE);
        duplicates = Objects.requireNonNullElse(duplicates, Duplicates.REFUSED);
        compare = Objects.requireNonNullElse(compare, Compare.NOTHING);
        setAside = Given.list(setAside);
        values = Given.map(values);
        records = Given.list(records);
        totals = Given.list(totals);
    }

    public String name() {
        return String.valueOf(profile);
    }

    public String heading() {
        return String.valueOf(title);
    }

    /** The kinds of records that its rows become. */
    public List<String> types() {
        return records.stream()
                .map(RecordForm::type)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a row may make fewer records than it made in a release before. */
    public boolean mayMakeFewer() {
        return records.stream().anyMatch(RecordForm::mayGo);
    }

    /** Whether rows that the source does not tell apart are numbered as they stand. */
    public boolean mayShareKeys() {
        return duplicates.numbered();
    }

    /** The columns that it reads. */
    List<String> columns() {
        return Stream.of(
                        values.values().stream().flatMap(value -> value.cell().places().stream()),
                        setAside.stream().map(CellSays::column),
                        totals.stream().flatMap(Total::columns),
                        duplicates.ignoring().stream(),
                        file.joins().stream())
                .flatMap(columns -> columns)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /**
     * What to do with a second row of one key.
     *
     * @param policy {@code refuse} it; take it {@code once} if it says the same in every column but the ignored ones;
     *     {@code number} it, for sources that do not tell such rows apart
     * @param further the key of a second row that is of the same and of another day, such as an article that was seen twice;
     *     the policy is then for rows that agree in this one
     */
    record Duplicates(
            @Nullable String policy,
            List<String> ignoring,
            @Nullable String further) {

        static final List<String> POLICIES = List.of("refuse", "once", "number");
        static final Duplicates REFUSED = new Duplicates("refuse", List.of(), null);

        Duplicates {
            policy = policy == null ? "refuse" : policy;
            ignoring = Given.list(ignoring);
        }

        boolean once() {
            return "once".equals(policy);
        }

        boolean numbered() {
            return "number".equals(policy);
        }
    }

    /**
     * What tells how far a row has come since the release before.
     *
     * @param progress a number that grows, such as what was delivered
     * @param of what it grows up to, such as what was ordered
     * @param words prose that is reworded from release to release
     */
    record Compare(@Nullable String progress, @Nullable String of, List<String> words) {

        static final Compare NOTHING = new Compare(null, null, List.of());

        Compare {
            words = Given.list(words);
        }
    }
}
