package org.daylight.review.options;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.daylight.kit.problem.Violation;
import org.daylight.review.options.StatedMeasure.Kind;

/** Which fields each kind of measure takes, whatever they name. */
final class MeasureShape {

    private static final Set<Kind> TARGETED =
            EnumSet.of(Kind.HOLD, Kind.RELEASE, Kind.SLOW, Kind.SPEED, Kind.SUBSTITUTE, Kind.DIVERT, Kind.CAP);

    private final StatedMeasure stated;
    private final String at;
    private final List<Violation> wrong = new ArrayList<>();

    /** @param at the pointer of the measure */
    MeasureShape(StatedMeasure stated, String at) {
        this.stated = stated;
        this.at = at;
    }

    List<Violation> wrong() {
        var kind = stated.kind();
        takes("/from", stated.from() != null, EnumSet.of(Kind.HOLD, Kind.SLOW, Kind.SPEED));
        takes("/until", stated.until() != null, EnumSet.of(Kind.HOLD));
        takes("/on", stated.on() != null, EnumSet.of(Kind.RELEASE, Kind.CHARGE));
        takes("/days", stated.days() != null, EnumSet.of(Kind.SLOW, Kind.SPEED));
        takes("/factor", stated.factor() != null, EnumSet.of(Kind.SLOW, Kind.SPEED));
        takes("/hold", stated.hold() != null, EnumSet.of(Kind.RELEASE));
        takes("/substitute", stated.substitute() != null, EnumSet.of(Kind.SUBSTITUTE));
        takes("/per", stated.per() != null, EnumSet.of(Kind.CAP));
        takes("/quantity", stated.quantity() != null, EnumSet.of(Kind.CAP));
        takes("/amount", stated.amount() != null, EnumSet.of(Kind.CAP, Kind.CHARGE));
        takes("/objective", stated.objective() != null, EnumSet.of(Kind.REPLAN, Kind.DIVERT));
        takes("/partner", stated.partner() != null, EnumSet.of(Kind.DIVERT));
        takes("/startsOn", stated.startsOn() != null, EnumSet.of(Kind.REPLAN));
        takes("/points", !stated.points().isEmpty(), EnumSet.of(Kind.REPLAN));
        takes("/unit", stated.unit() != null, EnumSet.of(Kind.REPLAN));
        takes("/value", stated.value() != null, EnumSet.of(Kind.REPLAN));
        takes("/index", stated.index() != null, EnumSet.of(Kind.REPLAN));
        takes("/under", stated.under() != null, EnumSet.of(Kind.DIVERT));
        takes("/authority", stated.authority() != null, EnumSet.of(Kind.CHARGE));
        takes("/everything", stated.all(), TARGETED);
        takes("/capabilityClasses", !stated.capabilityClasses().isEmpty(), TARGETED);
        if (!TARGETED.contains(kind)) {
            takes("/transfers", !stated.transfers().isEmpty(), EnumSet.of(Kind.CHARGE));
            takes("/deliveries", !stated.deliveries().isEmpty(), EnumSet.of(Kind.RESEQUENCE));
        } else if (stated.all()
                        != (stated.transfers().isEmpty() && stated.deliveries().isEmpty())
                && !(kind == Kind.RELEASE && stated.hold() != null)) {
            wrong("", "must name transfers or deliveries, or say everything: true, and not both");
        }
        return wrong;
    }

    private void takes(String field, boolean given, Set<Kind> kinds) {
        if (given && !kinds.contains(stated.kind())) {
            wrong(field, "is not taken by %s; leave it out".formatted(stated.kind()));
        }
    }

    private void wrong(String field, String mend) {
        wrong.add(new Violation(at + field, mend));
    }
}
