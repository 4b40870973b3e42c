package org.daylight.registry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.identity.Marking;
import org.daylight.kit.json.Stated;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.partners.Owner;
import org.daylight.registry.partners.Partners;
import org.daylight.registry.transfers.Transfer;
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
    private final Owner owner;

    RetransferTasks(Undertakings undertakings, Transfers transfers, Partners partners, Owner owner) {
        this.undertakings = undertakings;
        this.transfers = transfers;
        this.partners = partners;
        this.owner = owner;
    }

    static boolean isConsented(Proposal proposal) {
        return proposal.kind() == Proposal.Kind.RETRANSFER && consentOn(proposal) != null;
    }

    private static @Nullable ImpreciseDate consentOn(Proposal proposal) {
        return proposal.documents() == null
                ? null
                : proposal.documents().consentOn().orNull();
    }

    /**
     * A holder is the supplier of the transfer, or the owner of the register where it states none. Who may not see it is not told, and neither are those who see the
     * proposal or its recipient and not the transfer, nor the other way round: the task then names nobody.
     *
     * @param proposal as its writer may see it
     */
    void give(Recorded<Proposal> proposal) {
        var content = proposal.content();
        var transfer = content.transfer() == null
                ? null
                : transfers.find(content.transfer()).orElse(null);
        var groups = groups(proposal, transfer);
        give(
                proposal,
                transfer,
                groups,
                "close",
                transfer == null || groups.size() > 1 ? null : holder(transfer.content()),
                null,
                "Close the accounts of the articles that are passed on: record them as RETRANSFERRED, with the day.");
        give(
                proposal,
                transfer,
                groups,
                "open",
                content.partner(),
                content.transfer(),
                "Open the accounts of the articles that are received: record each with its predecessor.");
    }

    private @Nullable String holder(Transfer transfer) {
        var code = owner.code();
        if (transfer.supplier() != null || code == null || transfers.namesASupplier(transfer.reference())) {
            return transfer.supplier();
        }
        return partners.find(code).map(found -> found.content().code()).orElse(null);
    }

    private void give(
            Recorded<Proposal> proposal,
            @Nullable Recorded<Transfer> transferred,
            Set<String> groups,
            String task,
            @Nullable String partner,
            @Nullable String transfer,
            String words) {
        var origin = "proposal %s %s".formatted(proposal.id(), task);
        if (undertakings.isMade(origin)) {
            return;
        }
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
                Stated.of(Objects.requireNonNull(consentOn(proposal.content()))),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                Stated.unknown(),
                null,
                origin);
        undertakings.make(new Draft<>(
                undertaking,
                null,
                null,
                groups.isEmpty()
                        ? Stated.unknown()
                        : Stated.of(groups.iterator().next()),
                transferred == null
                        ? proposal.marking()
                        : Marking.highest(List.of(proposal.marking(), transferred.marking())),
                null,
                null));
    }

    /** Whose people alone see what the tasks speak of; the first of them alone sees the tasks. */
    private Set<String> groups(Recorded<Proposal> proposal, @Nullable Recorded<Transfer> transfer) {
        var groups = new LinkedHashSet<String>();
        var partner = partners.find(proposal.content().partner()).orElse(null);
        addGroup(groups, proposal);
        addGroup(groups, partner);
        addGroup(groups, transfer);
        return groups;
    }

    private static void addGroup(Set<String> groups, @Nullable Recorded<?> record) {
        if (record != null && record.accessGroup() != null) {
            groups.add(record.accessGroup());
        }
    }

    /** An owner has a little less room than a key. */
    private static String shortened(String partner) {
        return partner.length() > 180 ? partner.substring(0, 180) : partner;
    }
}
