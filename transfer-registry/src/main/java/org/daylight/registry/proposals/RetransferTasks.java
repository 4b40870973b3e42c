package org.daylight.registry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.partners.Partners;
import org.daylight.registry.transfers.Transfers;
import org.daylight.registry.undertakings.Undertaking;
import org.daylight.registry.undertakings.Undertakings;
import org.jspecify.annotations.Nullable;

/**
 * When a retransfer is consented to, two offices have something to do: that of the holder closes its accounts of the
 * articles, that of the next holder opens them. Both tasks are made in the act that records the consent.
 */
@ApplicationScoped
class RetransferTasks {

    private final Undertakings undertakings;
    private final Transfers transfers;
    private final Partners partners;

    RetransferTasks(Undertakings undertakings, Transfers transfers, Partners partners) {
        this.undertakings = undertakings;
        this.transfers = transfers;
        this.partners = partners;
    }

    /** A holder is the supplier of the transfer; who may not see it is not told, and the task then names nobody. */
    void give(Recorded<Proposal> proposal) {
        var content = proposal.content();
        var consentOn = content.documents() == null
                ? null
                : content.documents().consentOn().orNull();
        if (content.kind() != Proposal.Kind.RETRANSFER || consentOn == null) {
            return;
        }
        var transfer = content.transfer() == null
                ? null
                : transfers.find(content.transfer()).orElse(null);
        give(
                proposal,
                consentOn,
                "close",
                transfer == null ? null : transfer.content().supplier(),
                null,
                "Close the accounts of the articles that are passed on: record them as RETRANSFERRED, with the day.");
        give(
                proposal,
                consentOn,
                "open",
                content.partner(),
                content.transfer(),
                "Open the accounts of the articles that are received: record each with its predecessor.");
    }

    private void give(
            Recorded<Proposal> proposal,
            ImpreciseDate consentOn,
            String task,
            @Nullable String partner,
            @Nullable String transfer,
            String words) {
        var undertaking = new Undertaking(
                "retransfer %s %s".formatted(proposal.id(), task),
                partner,
                Undertaking.Nature.DUTY,
                "retransfer: %s accounts".formatted(task),
                Undertaking.Party.OWN_GOVERNMENT,
                partner == null ? null : "office for " + shortened(partner),
                words + " Consent: proposal " + proposal.content().reference() + ".",
                null,
                transfer,
                null,
                Stated.of(consentOn),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                null,
                "proposal %s %s".formatted(proposal.id(), task));
        var group = group(proposal);
        undertakings.make(new Draft<>(
                undertaking,
                null,
                null,
                group == null ? Stated.unknown() : Stated.of(group),
                proposal.marking(),
                null,
                null));
    }

    /** Whoever may not see the proposal sees neither task, whichever partner it names. */
    private @Nullable String group(Recorded<Proposal> proposal) {
        if (proposal.accessGroup() != null) {
            return proposal.accessGroup();
        }
        var partner = partners.find(proposal.content().partner()).orElse(null);
        return partner == null ? null : partner.accessGroup();
    }

    /** An owner has a little less room than a key. */
    private static String shortened(String partner) {
        return partner.length() > 180 ? partner.substring(0, 180) : partner;
    }
}
