package org.daylight.review.cadences;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Ledger;
import org.daylight.kit.recording.Shape;
import org.jspecify.annotations.Nullable;

/** The recorded cadences. */
@ApplicationScoped
class Cadences extends Ledger<CadenceRow, Cadence> {

    private static final LocalDateTime EARLIEST = LocalDateTime.of(1990, 1, 1, 0, 0);
    private static final Shape<CadenceRow, Cadence> SHAPE =
            new Shape<>("cadence", "cadence", "reference", CadenceRow.class, Cadence.class, CadenceRow::new);

    private final SecurityStates states;
    private final OpenDays openDays;
    private final Caller caller;

    Cadences(SecurityStates states, OpenDays openDays, Caller caller) {
        this.states = states;
        this.openDays = openDays;
        this.caller = caller;
    }

    @Override
    protected Shape<CadenceRow, Cadence> shape() {
        return SHAPE;
    }

    /** A cadence names its scope, and is hidden with it. */
    @Override
    protected String alsoVisible() {
        return "not exists (select from restriction n where n.key = r.content ->> 'scope'"
                + " and not n.access_groups <@ {groups})";
    }

    @Override
    protected void prepare(CadenceRow row, Cadence content) {
        var violations = new ArrayList<Violation>();
        check(violations, "/content/rrule", content.rule(), content.startsAt());
        var tightened = content.tightened();
        if (tightened != null) {
            check(violations, "/content/tightened/crisis", tightened.crisis(), content.startsAt());
            check(violations, "/content/tightened/armedConflict", tightened.armedConflict(), content.startsAt());
            if (content.watchedPartner() == null) {
                violations.add(new Violation(
                        "/content/tightened/partner", "must say whose security state counts, as the scope does not"));
            }
        }
        var watched = content.watchedPartner();
        if (tightened != null && watched != null && states.isUnknown(watched, caller::maySee)) {
            violations.add(new Violation("/content/tightened/partner", "must be the code of a partner that is known"));
        }
        var tripwires = content.tripwires();
        if (tripwires != null
                && tripwires.value() != null
                && tripwires.value().amount().signum() <= 0) {
            violations.add(new Violation("/content/tripwires/value/amount", "must be more than 0"));
        }
        if (content.scope().startsWith("objective:")) {
            checkTriggers(violations, content.triggers());
        }
        if (content.startsAt().isBefore(EARLIEST)) {
            violations.add(new Violation("/content/startsAt", "must not be before 1990"));
        }
        try {
            ZoneId.of(content.zone());
        } catch (DateTimeException e) {
            violations.add(new Violation("/content/zone", "must be a zone of the IANA database such as Europe/Zurich"));
        }
        var stranded = openDays.stranded(content);
        if (stranded != null) {
            violations.add(new Violation(
                    "/content/closedDays",
                    "must leave a working day within %d days of %s, to which a review that falls due then is moved"
                            .formatted(Occurrences.MOST_DAYS_MOVED, stranded)));
        }
        if (tightened != null && violations.isEmpty()) {
            checkTightens(violations, content);
        }
        if (!violations.isEmpty()) {
            throw INVALID_REQUEST.problem("The cadence cannot be kept as it is", List.copyOf(violations));
        }
    }

    private static void checkTightens(List<Violation> violations, Cadence content) {
        var looser = StateRules.looser(content);
        var tightened = content.tightened();
        if (looser == null || tightened == null) {
            return;
        }
        if (tightened.crisis() == null && tightened.armedConflict() == null) {
            violations.add(new Violation(
                    "/content/tightened",
                    "would review less often than rrule, semiannually in crisis and quarterly in armed conflict;"
                            + " state crisis and armedConflict"));
        } else if (looser.state() == SecurityState.State.CRISIS) {
            violations.add(new Violation(
                    "/content/tightened/crisis", "must not review less often than rrule" + ending(looser)));
        } else {
            violations.add(new Violation(
                    "/content/tightened/armedConflict",
                    "must not review less often than " + (tightened.crisis() == null ? "rrule" : "crisis")
                            + ending(looser)));
        }
    }

    private static String ending(StateRules.Looser looser) {
        return looser.from() == null
                ? ""
                : ": from %s on it reviews no more while that goes on; let it end no sooner".formatted(looser.from());
    }

    private static void checkTriggers(List<Violation> violations, Cadence.@Nullable Triggers triggers) {
        var records = triggers == null ? null : triggers.records();
        for (var i = 0; records != null && i < records.size(); i++) {
            if (!records.get(i).leadsToObjectives()) {
                violations.add(new Violation(
                        "/content/triggers/records/" + i,
                        "names no objective; must be one of "
                                + Stream.of(Cadence.RecordTrigger.values())
                                        .filter(Cadence.RecordTrigger::leadsToObjectives)
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
            }
        }
    }

    private static void check(
            List<Violation> violations, String pointer, @Nullable String rrule, LocalDateTime startsAt) {
        var fault = rrule == null ? null : RepetitionRule.fault(rrule, startsAt);
        if (fault != null) {
            violations.add(new Violation(pointer, fault));
        }
    }
}
