package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import org.daylight.registry.holds.Hold;
import org.jspecify.annotations.Nullable;

/** The leaves of records that say everything themselves: expectations, holds, commitments and inventories. */
final class PlainFacts {

    private PlainFacts() {}

    static void expectation(
            Leaves leaves, Known expectation, @Nullable Known recipient, Leaves.@Nullable Block partner) {
        leaves.event("expectation.acknowledgedOn", expectation.get("acknowledgedOn"));
        leaves.optional("expectation.channel", expectation.get("channel"));
        leaves.planned("expectation.dueOn", expectation.get("dueOn"));
        leaves.optional("expectation.kind", expectation.get("kind"));
        leaves.optional("expectation.reference", expectation.get("reference"));
        leaves.optional("expectation.rule", expectation.get("rule"));
        PartnerFacts.securityStateOn(leaves, "expectation.securityState", recipient, expectation.text("textVersion"));
        leaves.event("expectation.sentOn", expectation.get("sentOn"));
        leaves.flag("expectation.standard", expectation.get("standard"));
        leaves.optional("expectation.textVersion", expectation.get("textVersion"));
        leaves.planned("expectation.validFrom", expectation.get("validFrom"));
        leaves.planned("expectation.validUntil", expectation.get("validUntil"));
        observed(leaves, expectation.content().path("observed"));
        partner(leaves, partner);
    }

    /** Where and for what articles were used, and who held them, is not yet known before the day of it. */
    private static void observed(Leaves leaves, JsonNode seen) {
        leaves.event("observed.accessAskedOn", seen.get("accessAskedOn"));
        leaves.event("observed.accessGivenOn", seen.get("accessGivenOn"));
        leaves.event("observed.actionOn", seen.get("actionOn"));
        var known = isKnown(leaves, seen.path("usedOn"));
        if (known) {
            leaves.stated("observed.area", seen.get("area"));
        }
        leaves.event("observed.consentOn", seen.get("consentOn"));
        leaves.event("observed.consultedOn", seen.get("consultedOn"));
        leaves.event("observed.eventOn", seen.get("eventOn"));
        leaves.event("observed.heldOn", seen.get("heldOn"));
        if (known) {
            leaves.stated("observed.mission", seen.get("mission"));
        }
        leaves.statedQuantity("observed.quantity", seen.get("quantity"));
        leaves.event("observed.reportedOn", seen.get("reportedOn"));
        leaves.event("observed.returnedOn", seen.get("returnedOn"));
        leaves.event("observed.transferredOn", seen.get("transferredOn"));
        var unit = seen.get("unit");
        if (isKnown(leaves, seen.path("unitSeenOn"))) {
            leaves.stated("observed.unit", unit);
        }
        var noUnit = unit != null && unit.isNull() && !seen.has("unitSeenOn");
        leaves.event("observed.unitSeenOn", noUnit ? unit : seen.get("unitSeenOn"));
        leaves.event("observed.usedOn", seen.get("usedOn"));
    }

    private static boolean isKnown(Leaves leaves, JsonNode on) {
        return !on.isTextual() || !leaves.isYetToCome(on.asText());
    }

    static void hold(Leaves leaves, Known hold, Leaves.@Nullable Block partner) {
        leaves.event("hold.announcedOn", hold.get("announcedOn"));
        leaves.stated("hold.authorityOfRecord", hold.get("authorityOfRecord"));
        var lapsed = isLapsed(leaves, hold);
        ending(leaves, hold, lapsed);
        leaves.planned("hold.expiresOn", hold.get("expiresOn"));
        leaves.optional("hold.kind", hold.get("kind"));
        leaves.optional("hold.origin", hold.get("origin"));
        leaves.optional("hold.reference", hold.get("reference"));
        leaves.stated("hold.releaseCondition", hold.get("releaseCondition"));
        leaves.event("hold.releasedOn", hold.get(lapsed ? "expiresOn" : "releasedOn"));
        leaves.planned("hold.reviewBy", hold.get("reviewBy"));
        leaves.event("hold.startedOn", hold.get("startedOn"));
        leaves.optional("hold.state", hold.get("state"));
        leaves.stated("hold.trigger", hold.get("trigger"));
        partner(leaves, partner);
    }

    /** An end that nobody recorded comes by itself on the day on which the hold expires. */
    private static boolean isLapsed(Leaves leaves, Known hold) {
        var expires = hold.text("expiresOn");
        return hold.text("releasedOn") == null && expires != null && !leaves.isYetToCome(expires);
    }

    /** How it ended by the day; unknown where its own day may have come and may not have. */
    private static void ending(Leaves leaves, Known hold, boolean lapsed) {
        if (lapsed) {
            if (isCertain(leaves, hold.content().path("expiresOn").asText())) {
                leaves.text("hold.ending", Hold.Ending.EXPIRED.name());
            }
            return;
        }
        var ended = hold.get("releasedOn");
        if (ended == null && hold.text("ending") == null) {
            return;
        }
        if (ended == null || ended.isNull() || leaves.isYetToCome(ended.asText())) {
            leaves.absent("hold.ending");
        } else if (isCertain(leaves, ended.asText())) {
            var recorded = hold.text("ending");
            leaves.text("hold.ending", recorded == null ? Hold.Ending.RELEASED.name() : recorded);
        }
    }

    private static boolean isCertain(Leaves leaves, String date) {
        var last = Dates.latest(date);
        leaves.changes(last);
        return !last.isAfter(leaves.asOf());
    }

    static void commitment(Leaves leaves, Known commitment, Leaves.@Nullable Block partner) {
        leaves.statedMoney("commitment.ceiling", commitment.get("ceiling"));
        leaves.planned("commitment.expiresOn", commitment.get("expiresOn"));
        leaves.optional("commitment.madeBy", commitment.get("madeBy"));
        leaves.event("commitment.madeOn", commitment.get("madeOn"));
        leaves.statedQuantity("commitment.quantityCeiling", commitment.get("quantityCeiling"));
        leaves.optional("commitment.reference", commitment.get("reference"));
        NotificationFacts.withdrawnOn(leaves, "commitment.withdrawnOn", commitment);
        partner(leaves, partner);
    }

    static void inventory(Leaves leaves, Known inventory, Leaves.@Nullable Block partner) {
        leaves.optional("inventory.basis", inventory.get("basis"));
        leaves.flag("inventory.initial", inventory.get("initial"));
        leaves.optional("inventory.kind", inventory.get("kind"));
        leaves.optional("inventory.measure", inventory.get("measure"));
        leaves.event("inventory.on", inventory.get("on"));
        leaves.event("inventory.publishedOn", inventory.get("publishedOn"));
        leaves.optional("inventory.reference", inventory.get("reference"));
        leaves.decimal("inventory.share", inventory.get("share"));
        partner(leaves, partner);
    }

    private static void partner(Leaves leaves, Leaves.@Nullable Block partner) {
        if (partner != null) {
            leaves.block(partner);
        }
    }
}
