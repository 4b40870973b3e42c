package org.daylight.registry.holds;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.Shape;
import org.daylight.registry.records.Findings;
import org.daylight.registry.records.RecordKind;
import org.daylight.registry.records.RegistryLedger;
import org.jspecify.annotations.Nullable;

/** What a caller can do with holds. */
@ApplicationScoped
public class Holds extends RegistryLedger<HoldRow, Hold> {

    private static final Shape<HoldRow, Hold> SHAPE = shape(RecordKind.HOLD, HoldRow.class, Hold.class, HoldRow::new);

    @Override
    public RecordKind kind() {
        return RecordKind.HOLD;
    }

    @Override
    protected Shape<HoldRow, Hold> shape() {
        return SHAPE;
    }

    @Override
    public String keyOf(Hold content) {
        return content.reference();
    }

    @Override
    protected void resolve(HoldRow row, Hold content, Findings findings) {
        var before = before(row);
        if (before != null) {
            findings.fixed(before.origin(), content.origin(), "origin", "the decision that ordered a hold");
        }
        var partner = findings.named(RecordKind.PARTNER, content.partner(), "partner");
        row.names(
                partner,
                findings.allNamed(RecordKind.TRANSFER, content.transfers(), "transfers", partner),
                findings.allNamed(RecordKind.OBJECTIVE, content.objectives(), "objectives", null));
        if (content.state() == Hold.State.ORDERED) {
            complete(content.authorityOfRecord().orNull(), "authorityOfRecord", findings);
            complete(content.releaseCondition().orNull(), "releaseCondition", findings);
            complete(content.reviewBy().orNull(), "reviewBy", findings);
            complete(content.trigger().orNull(), "trigger", findings);
            complete(content.objective(), "objective", findings);
            if (content.defensiveExemptions().isUnknown()) {
                findings.invalid(
                        "defensiveExemptions",
                        "must be said in a hold that is ordered; null says that nothing is exempt");
            }
        }
        findings.inOrder(content.startedOn(), content.releasedOn(), "releasedOn", "must not be before startedOn");
        findings.inOrder(content.startedOn(), content.expiresOn(), "expiresOn", "must not be before startedOn");
        findings.inOrder(
                content.releasedOn(),
                content.expiresOn(),
                "expiresOn",
                "must not be before releasedOn; a hold that was extended says the day to which it was");
        ending(content, findings);
    }

    private static void ending(Hold content, Findings findings) {
        var ending = content.ending();
        if (ending == null) {
            return;
        }
        var ended = content.releasedOn().orNull() != null;
        if (ending == Hold.Ending.NOT_ENDED && ended) {
            findings.invalid("ending", "must say how it ended, since releasedOn says when");
        }
        if (ending != Hold.Ending.NOT_ENDED && !ended) {
            findings.invalid("releasedOn", "must be said of a hold that has ended, as precisely as it is known");
        }
    }

    private static void complete(@Nullable Object value, String field, Findings findings) {
        if (value == null || value.toString().isBlank()) {
            findings.invalid(field, "must be said in a hold that is ordered; only an observed one may leave it out");
        }
    }
}
