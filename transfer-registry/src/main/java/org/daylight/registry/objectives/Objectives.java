package org.daylight.registry.objectives;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.plans.Classes;
import org.daylight.registry.plans.Plans;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.jspecify.annotations.Nullable;

/** What a caller can do with objectives. */
@ApplicationScoped
public class Objectives extends RegistryLedger<ObjectiveRow, Objective> {

    private static final Shape<ObjectiveRow, Objective> SHAPE =
            shape(RecordKind.OBJECTIVE, ObjectiveRow.class, Objective.class, ObjectiveRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.OBJECTIVE;
    }

    @Override
    protected Shape<ObjectiveRow, Objective> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Objective content) {
        return content.reference();
    }

    @Override
    protected void resolve(ObjectiveRow row, Objective content, Findings findings) {
        var before = before(row);
        if (before != null) {
            findings.fixed(before.partner(), content.partner(), "partner", "the partner of an objective");
        }
        row.names(
                findings.named(RecordKind.PARTNER, content.partner(), "partner"),
                findings.named(RecordKind.AUTHORITY, content.authority(), "authority"));
        if (content.divergences().isEmpty() && isBlank(content.noDivergenceReason())) {
            findings.invalid("divergences", "must not be empty without a noDivergenceReason: say where the two differ");
        }
        findings.inOrder(content.approvedOn(), content.expiresOn(), "expiresOn", "must not be before approvedOn");
        findings.notNegative(content.fundingCeiling().orNull(), "fundingCeiling");
        Plans.check(before == null ? List.of() : before.baselines(), content.baselines(), classes(content), findings);
        Mix.check(content, findings);
        checkFloors(content, findings);
        var limits = content.autopilotLimits();
        if (limits != null && limits.value() != null && limits.value().amount().signum() <= 0) {
            findings.invalid("autopilotLimits/value/amount", "must be more than 0");
        }
    }

    /** What the mix does not name is unplanned, so that a plan of it would contradict the mix. */
    private static Classes classes(Objective content) {
        return new Classes(
                content.contentMix().stream()
                        .map(Objective.Share::capabilityClass)
                        .collect(toSet()),
                "contentMix",
                Set.copyOf(content.forbiddenClasses()));
    }

    /** Nothing can be subtracted from what is counted in another unit, or on a day that nobody says. */
    private static void checkFloors(Objective content, Findings findings) {
        for (var i = 0; i < content.readinessFloors().size(); i++) {
            var floor = content.readinessFloors().get(i);
            var at = "readinessFloors/%d/".formatted(i);
            var unit = floor.floor().unit();
            var held = floor.held();
            var committed = floor.committed().orNull();
            if (held != null && !held.unit().equals(unit)) {
                findings.invalid(at + "held/unit", "must be the unit of the floor: " + unit);
            }
            if (committed != null && !committed.unit().equals(unit)) {
                findings.invalid(at + "committed/unit", "must be the unit of the floor: " + unit);
            }
            if (held == null && !floor.committed().isUnknown()) {
                findings.invalid(at + "held", "must say of how much that is committed, or that nothing is");
            }
            if ((held == null) != (floor.countedOn() == null)) {
                findings.invalid(
                        at + "countedOn", "must say when what is held was counted, and is left out without it");
            }
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
