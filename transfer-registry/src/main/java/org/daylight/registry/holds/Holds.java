package org.daylight.registry.holds;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.recording.RecordAct;
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
        if (before != null && row.act() != RecordAct.CORRECTED && isOrdered(before)) {
            staysOrdered(before, content, findings);
        } else if (content.origin() != null && content.state() != Hold.State.ORDERED) {
            findings.invalid(
                    "state",
                    before == null || before.origin() == null
                            ? "must be ORDERED in a hold that a decision ordered; an observed one names no origin"
                            : "must be ORDERED in a hold that a decision ordered; void this record if it never was");
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
        for (var i = 0; i < content.partialReleases().size(); i++) {
            findings.inOrder(
                    content.startedOn().orNull(),
                    content.partialReleases().get(i).on(),
                    "partialReleases/%d/on".formatted(i),
                    "must not be before startedOn");
        }
        ending(content, findings);
    }

    private static boolean isOrdered(Hold hold) {
        return hold.state() == Hold.State.ORDERED || hold.origin() != null;
    }

    /** It was seen nowhere else afterwards, and nobody else signs for it; what was mistyped is corrected, with the reason. */
    private static void staysOrdered(Hold before, Hold content, Findings findings) {
        if (content.state() != Hold.State.ORDERED) {
            findings.conflict(
                    "state",
                    before.origin() == null
                            ? "a hold that was ordered stays so; correct the record if it never was"
                            : "a hold that a decision ordered stays so; void this record if it never was");
        }
        if (before.origin() != null) {
            stays(before.orderedBy(), content.orderedBy(), "orderedBy", findings);
            stays(before.signedBy(), content.signedBy(), "signedBy", findings);
        }
    }

    private static void stays(@Nullable String before, @Nullable String now, String field, Findings findings) {
        if (before != null && !before.equals(now)) {
            findings.conflict(
                    field, "who ordered a hold stays as recorded; correct the record if it was somebody else");
        }
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
