package org.daylight.registry.partners;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;

/** What a caller can do with partners. */
@ApplicationScoped
public class Partners extends RegistryLedger<PartnerRow, Partner> {

    private static final Shape<PartnerRow, Partner> SHAPE =
            shape(RecordKind.PARTNER, PartnerRow.class, Partner.class, PartnerRow::new);

    private static final String ENDS_BEFORE = "must not be before from";

    @Override
    public RecordKind kind() {
        return RecordKind.PARTNER;
    }

    @Override
    protected Shape<PartnerRow, Partner> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Partner content) {
        return content.code();
    }

    @Override
    protected void resolve(PartnerRow row, Partner content, Findings findings) {
        for (var i = 0; i < content.policyCategories().size(); i++) {
            var said = content.policyCategories().get(i);
            findings.inOrder(said.from(), said.to(), "policyCategories/%d/to".formatted(i), ENDS_BEFORE);
        }
        for (var i = 0; i < content.designations().size(); i++) {
            var said = content.designations().get(i);
            findings.inOrder(said.from(), said.to(), "designations/%d/to".formatted(i), ENDS_BEFORE);
        }
        for (var i = 0; i < content.memberships().size(); i++) {
            var said = content.memberships().get(i);
            findings.inOrder(said.from(), said.to(), "memberships/%d/to".formatted(i), ENDS_BEFORE);
        }
        for (var i = 0; i < content.securityStates().size(); i++) {
            var said = content.securityStates().get(i);
            findings.inOrder(said.from(), said.to(), "securityStates/%d/to".formatted(i), ENDS_BEFORE);
        }
    }
}
