package org.daylight.registry.facts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The leaves of a partner: a block on every line that has one, and with two counts the line of the partner itself. */
final class PartnerFacts {

    private static final Set<String> UNDER_WAY = Set.of("AGREED", "LICENSED", "ACTIVE");

    private PartnerFacts() {}

    static Leaves.Block block(Known partner, LocalDate asOf) {
        var leaves = new Leaves(asOf);
        identity(leaves, partner);
        leaves.optional("partner.name", partner.get("name"));
        states(leaves, partner);
        return leaves.toBlock();
    }

    /**
     * The partner's own line. Transfers under way are those agreed, licensed or active; objectives are the approved ones.
     * A count is left out where the precision of a date leaves it open.
     */
    static void write(Leaves leaves, Known partner, Collection<Known> transfers, Collection<Known> objectives) {
        var underWay = underWay(leaves, transfers);
        if (underWay != null) {
            leaves.number("partner.activeTransfers", underWay);
        }
        identity(leaves, partner);
        leaves.optional("partner.name", partner.get("name"));
        var count = approved(leaves, objectives);
        if (count != null) {
            leaves.number("partner.objectives", count);
        }
        states(leaves, partner);
    }

    private static @Nullable Integer underWay(Leaves leaves, Collection<Known> transfers) {
        var count = 0;
        var open = false;
        for (var transfer : transfers) {
            TransferFacts.STATUS.days(transfer.content()).forEach(leaves::changes);
            var possible = TransferFacts.STATUS.possibleOn(leaves.asOf(), transfer.content());
            if (possible.stream().anyMatch(UNDER_WAY::contains)) {
                count++;
                open |= !UNDER_WAY.containsAll(possible);
            }
        }
        return open ? null : count;
    }

    private static @Nullable Integer approved(Leaves leaves, Collection<Known> objectives) {
        var count = 0;
        var open = false;
        for (var objective : objectives) {
            // One that has ended since then counts as the approved one that it was.
            ObjectiveFacts.STATUS.days(objective.content()).forEach(leaves::changes);
            var possible = ObjectiveFacts.STATUS.possibleOn(leaves.asOf(), objective.content());
            if (possible.contains("APPROVED")) {
                count++;
                open |= possible.size() > 1;
            }
        }
        return open ? null : count;
    }

    /** The state of security on the day that a text bears; absent where the register states none of that day. */
    static void securityStateOn(Leaves leaves, String name, @Nullable Known partner, @Nullable String text) {
        var day = text == null ? null : day(text);
        if (partner == null || day == null || leaves.isYetToCome(day.toString())) {
            return;
        }
        var state = stateOn(partner, day);
        if (DatedStatement.ENDED.equals(state)) {
            leaves.absent(name);
        } else {
            leaves.text(name, state);
        }
    }

    /** The state of security on a day, {@link DatedStatement#ENDED} if none is stated of it, null if that cannot be said. */
    static @Nullable String stateOn(Known partner, LocalDate day) {
        var security = DatedStatement.of(partner.content().path("securityStates"), "state");
        return DatedStatement.none(security, day) ? DatedStatement.ENDED : DatedStatement.on(security, day);
    }

    /** A version may be called by a day, and by anything else. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private static void identity(Leaves leaves, Known partner) {
        leaves.optional("partner.code", partner.get("code"));
        leaves.optional("partner.kind", partner.get("kind"));
    }

    private static void states(Leaves leaves, Known partner) {
        var categories = DatedStatement.of(partner.content().path("policyCategories"), "category");
        var category = DatedStatement.on(categories, leaves.asOf());
        if (DatedStatement.ENDED.equals(category)) {
            leaves.absent("partner.policyCategory");
        } else {
            leaves.text("partner.policyCategory", category);
        }
        leaves.changes(DatedStatement.nextChange(categories, leaves.asOf()));

        // A partner is always in some state of security: where none is recorded, it is not known.
        var security = DatedStatement.of(partner.content().path("securityStates"), "state");
        var state = DatedStatement.on(security, leaves.asOf());
        if (!DatedStatement.ENDED.equals(state)) {
            leaves.text("partner.securityState", state);
        }
        leaves.changes(DatedStatement.firstDifferent(
                DatedStatement.days(security), leaves.asOf(), day -> shown(DatedStatement.on(security, day))));
    }

    private static @Nullable String shown(@Nullable String state) {
        return DatedStatement.ENDED.equals(state) ? null : state;
    }
}
