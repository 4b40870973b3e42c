package org.daylight.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.registry.items.Item;
import org.daylight.registry.items.Item.Custody;
import org.jspecify.annotations.Nullable;

/**
 * Articles that are recorded already and stay as they are, although their rows say another custody. Which of the two is right is for
 * a person to say.
 *
 * @param first the first of them, in the order of the file
 */
public record CustodyDiffers(long count, List<Contradicted> first) {

    private static final int FIRST = 50;

    /**
     * One article.
     *
     * @param line of the file
     * @param key of the article
     * @param differs in which of custodian, location and heldSince
     */
    public record Contradicted(long line, String key, String serial, List<String> differs, Held recorded, Held row) {}

    /** With whom an article is, where, and since when; left out where that is not said. */
    public record Held(
            @Nullable String custodian,
            @Nullable String location,
            @Nullable ImpreciseDate heldSince) {

        private static final Held NOWHERE = new Held(null, null, null);

        /** Where it is on the day as far as is recorded: of custodies that have ended none holds any more. */
        static Held recorded(Item item, LocalDate day) {
            return item.custody().stream()
                    .filter(custody ->
                            custody.to() == null || custody.to().latest().isAfter(day))
                    .reduce((_, later) -> later)
                    .map(Held::of)
                    .orElse(NOWHERE);
        }

        private static Held of(Custody custody) {
            return new Held(custody.custodian(), custody.location(), custody.from());
        }

        static Held said(JsonNode held) {
            var since = text(held, "heldSince");
            return new Held(
                    text(held, "custodian"), text(held, "location"), since == null ? null : ImpreciseDate.parse(since));
        }

        private static @Nullable String text(JsonNode held, String field) {
            return held.hasNonNull(field) ? held.get(field).asText() : null;
        }

        /** In what a row differs; what it leaves blank it does not contradict. */
        private List<String> differingFrom(Held recorded) {
            var differs = new ArrayList<String>();
            if (custodian != null && !custodian.equals(recorded.custodian)) {
                differs.add("custodian");
            }
            if (location != null && !location.equals(recorded.location)) {
                differs.add("location");
            }
            if (heldSince != null && !isTheSame(heldSince, recorded.heldSince)) {
                differs.add("heldSince");
            }
            return differs;
        }

        /** However it is written: {@code 2030-05} and {@code 2030-05-01/2030-05-31} are the same. */
        private static boolean isTheSame(ImpreciseDate one, @Nullable ImpreciseDate other) {
            return other != null
                    && Objects.equals(one.earliest(), other.earliest())
                    && Objects.equals(one.latest(), other.latest());
        }
    }

    /** Finds them while an import runs. */
    static final class Found {

        private final LocalDate day;
        private final List<Contradicted> first = new ArrayList<>();
        private long count;

        Found(LocalDate day) {
            this.day = day;
        }

        /**
         * Looks at an article that stays as it is.
         *
         * @param said with whom and where its row says that it is
         */
        void look(long line, String key, Item recorded, JsonNode said) {
            var held = Held.recorded(recorded, day);
            var row = Held.said(said);
            var differs = row.differingFrom(held);
            if (differs.isEmpty()) {
                return;
            }
            count++;
            if (first.size() < FIRST) {
                first.add(new Contradicted(line, key, recorded.serial(), List.copyOf(differs), held, row));
            }
        }

        @Nullable
        CustodyDiffers all() {
            return count == 0 ? null : new CustodyDiffers(count, List.copyOf(first));
        }
    }
}
