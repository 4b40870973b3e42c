package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.evaluation.MemberSet;
import org.daylight.rules.evaluation.Truth;
import org.daylight.rules.facts.Span;
import org.junit.jupiter.api.Test;

/** The groups that the rules of AECA 36 ask repeat the members of NATO and the five named countries: a new one is entered in all. */
class GroupsOfAeca36Test {

    /** Since then there are higher amounts, and who was a member is so for certain. */
    private static final LocalDate FIRST = LocalDate.of(2002, 9, 30);

    private static final LocalDate LAST = LocalDate.of(2030, 1, 1);

    private static final Map<String, MemberSet> SETS = new HashMap<>();
    private static final TreeSet<String> CODES = new TreeSet<>();

    static {
        for (var set : ShippedPacks.sets("us")) {
            SETS.put(set.name(), MemberSet.of(set));
            if (set.name().startsWith("aeca36b-") || set.name().equals("nato-members")) {
                set.members().stream().map(DatedSet.Member::code).forEach(CODES::add);
            }
        }
    }

    private static Truth is(String code, String set, Span day) {
        return Objects.requireNonNull(SETS.get(set), set).contains(code, day);
    }

    private static Truth either(Truth one, Truth other) {
        if (one == Truth.TRUE || other == Truth.TRUE) {
            return Truth.TRUE;
        }
        return one == Truth.UNKNOWN ? one : other;
    }

    @Test
    void onEveryDayBothAreNatoAndTheFiveAndTheShorterWaitIsOfNatoItselfToo() {
        for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            var on = Span.of(day.toEpochDay());
            for (var code : CODES) {
                // The United States are a member and no recipient of their own.
                var within = code.equals("USA")
                        ? Truth.FALSE
                        : either(is(code, "nato-members", on), is(code, "aeca36b-other-five", on));
                var higher = is(code, "aeca36b-higher-amounts", on);
                var shorter = is(code, "aeca36b-15-days", on);
                if (higher != within || shorter != (code.equals("NATO") ? Truth.TRUE : within)) {
                    throw new AssertionError("%s on %s: of NATO or the five %s, higher amounts %s, 15 days %s"
                            .formatted(code, day, within, higher, shorter));
                }
            }
        }
        assertThat(CODES).contains("NATO", "SWE", "KOR", "USA").hasSizeGreaterThan(36);
    }
}
