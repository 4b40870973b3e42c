package org.daylight.registry.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of an act that is to be decided: what it says itself, what the line of its transfer says of the article, the
 * receipt of its notice, and what was determined and judged about it. The day of the act is shown planned or past.
 */
final class ProposalFacts {

    private static final List<String> CRITERIA =
            List.of("eight", "five", "four", "one", "seven", "six", "three", "two");

    /** Every reader of JSON holds whole numbers up to here (RFC 8785, 3.2.2.3). */
    private static final BigDecimal MOST = BigDecimal.valueOf((1L << 53) - 1);

    private final Leaves leaves;
    private final Known proposal;
    private final @Nullable Known transfer;
    private final JsonNode article;
    private final JsonNode line;

    private ProposalFacts(Leaves leaves, Known proposal, @Nullable Known transfer) {
        this.leaves = leaves;
        this.proposal = proposal;
        this.transfer = transfer;
        this.article = proposal.content().path("article");
        this.line = line(proposal, transfer);
    }

    /** Writes the leaves and answers with what of the joined records they were taken from. */
    static List<Known> write(
            Leaves leaves,
            Known proposal,
            @Nullable Known transfer,
            @Nullable Known notification,
            List<Known> determinations,
            List<Known> judgements,
            Joins joins,
            Leaves.@Nullable Block partner) {
        var facts = new ProposalFacts(leaves, proposal, transfer);
        var judged = new Judged(judgements);
        facts.agreement();
        CRITERIA.forEach(
                number -> judged.flag(leaves, "criterion." + number, "CRITERION_" + number.toUpperCase(Locale.ROOT)));
        var about = DeterminedFacts.write(leaves, proposal, determinations);
        var assurances = facts.documents(notification, joins);
        facts.item();
        judged.firstYes(leaves, "judgement.assessedOn", "DIRECTIVE_ASSESSED");
        judged.flag(leaves, "judgement.demilitarised", "DEMILITARISED");
        judged.flag(leaves, "judgement.ownTransferAllowed", "OWN_TRANSFER_ALLOWED");
        judged.flag(leaves, "judgement.readinessHarm", "READINESS_HARM");
        judged.flag(leaves, "judgement.seriousViolationsLikely", "SERIOUS_VIOLATIONS_LIKELY");
        if (partner != null) {
            leaves.block(partner);
        }
        facts.act();
        if (transfer != null) {
            leaves.optional("transfer.channel", transfer.get("channel"));
            leaves.optional("transfer.kind", transfer.get("kind"));
        }
        judged.flag(leaves, "treaty.atrocityKnown", "TREATY_ATROCITY_KNOWN");
        judged.flag(leaves, "treaty.diversionMeasures", "TREATY_DIVERSION_MEASURES");
        judged.flag(leaves, "treaty.embargoed", "TREATY_EMBARGOED");
        judged.flag(leaves, "treaty.otherDutyForbids", "TREATY_OTHER_DUTY_FORBIDS");
        judged.flag(leaves, "treaty.overridingRisk", "TREATY_OVERRIDING_RISK");
        facts.weapon();
        return Stream.of(about, joins.statements.all(), assurances)
                .flatMap(List::stream)
                .toList();
    }

    private void agreement() {
        var terms = proposal.content().path("agreement");
        leaves.flag("agreement.militaryTargetsOnly", terms.get("militaryTargetsOnly"));
        leaves.flag("agreement.noTransferPledge", terms.get("noTransferPledge"));
        leaves.flag("agreement.notInhabitedAreas", terms.get("notInhabitedAreas"));
        leaves.flag("agreement.observationRight", terms.get("observationRight"));
        leaves.statedFlag("agreement.onwardPledge", terms.get("onwardPledge"));
        leaves.flag("agreement.protectionPledge", terms.get("protectionPledge"));
        leaves.flag("agreement.recallable", terms.get("recallable"));
        leaves.flag("agreement.returnPledge", terms.get("returnPledge"));
        leaves.event("agreement.signedOn", terms.get("signedOn"));
        leaves.flag("agreement.verifyClause", terms.get("verifyClause"));
    }

    private List<Known> documents(@Nullable Known notification, Joins joins) {
        var papers = proposal.content().path("documents");
        var assurances = joins.assurances.write(leaves, proposal.text("transfer"), joins.partner);
        leaves.event("document.consentOn", papers.get("consentOn"));
        leaves.event("document.exceptionOn", papers.get("exceptionOn"));
        leaves.event("document.justificationOn", papers.get("justificationOn"));
        var named = proposal.get("notification");
        var stands = notification == null
                ? Optional.of(true)
                : NotificationFacts.stands(leaves, notification, proposal.get("on"));
        if ((named != null && named.isNull()) || !stands.orElse(true)) {
            leaves.absent("document.noticeAddressees");
            leaves.absent("document.noticeOn");
            leaves.absent("document.noticeReceivedOn");
        } else if (notification != null && stands.isPresent()) {
            NotificationFacts.addressees(leaves, "document.noticeAddressees", notification);
            leaves.optional("document.noticeKind", notification.get("kind"));
            NotificationFacts.deliveredOn(leaves, "document.noticeOn", notification);
            NotificationFacts.receivedOn(leaves, "document.noticeReceivedOn", notification);
            leaves.optional("document.noticeStatute", notification.get("statute"));
        }
        leaves.event("document.qmeExplanationOn", papers.get("qmeExplanationOn"));
        leaves.event("document.qmeFindingOn", papers.get("qmeFindingOn"));
        leaves.event("document.siteCertifiedOn", papers.get("siteCertifiedOn"));
        joins.statements.write(leaves, proposal.text("on"));
        leaves.event("document.useCertificateOn", papers.get("useCertificateOn"));
        return assurances;
    }

    private void item() {
        leaves.optional("item.capabilityClass", ofArticle("capabilityClass"));
        leaves.flag("item.classified", ofArticle("classified"));
        leaves.optional("item.designation", ofArticle("designation"));
        leaves.flag("item.enhancedMonitoring", ofArticle("enhancedMonitoring"));
        leaves.flag("item.mde", ofArticle("mde"));
        leaves.flag("item.sme", ofArticle("sme"));
        leaves.optional("item.unrocaCategory", ofArticle("unrocaCategory"));
        leaves.optional("item.usmlCategory", ofArticle("usmlCategory"));
        leaves.optional("item.wassenaarCategory", ofArticle("wassenaarCategory"));
    }

    private void act() {
        // A record that says none cites none: there is nothing that anybody could still look up.
        leaves.stated(
                "proposal.directive",
                proposal.content().path("directive").isMissingNode()
                        ? NullNode.getInstance()
                        : proposal.get("directive"));
        leaves.planned("proposal.endsOn", proposal.get("endsOn"));
        leaves.statedMoney("proposal.fiscalYearValue", proposal.get("fiscalYearValue"));
        leaves.optional("proposal.kind", proposal.get("kind"));
        leaves.statedMoney("proposal.mdeValue", proposal.get("mdeValue"));
        var territory = proposal.get("newSalesTerritory");
        leaves.flag(
                "proposal.newSalesTerritory",
                isUnsaid(territory) && transfer != null ? transfer.get("newSalesTerritory") : territory);
        leaves.planned("proposal.on", proposal.get("on"));
        leaves.flag("proposal.proscribedCarrier", proposal.get("proscribedCarrier"));
        leaves.stated("proposal.purpose", proposal.get("purpose"));
        leaves.flag("proposal.qmeRegion", proposal.get("qmeRegion"));
        leaves.statedFlag("proposal.readinessAtRisk", proposal.get("readinessAtRisk"));
        leaves.optional("proposal.reference", proposal.get("reference"));
        leaves.statedDays("proposal.refurbishmentDays", proposal.get("refurbishmentDays"));
        leaves.flag("proposal.specialAuthority", proposal.get("specialAuthority"));
        leaves.statedMoney("proposal.value", proposal.get("value"));
        leaves.flag("proposal.withheldFunds", proposal.get("withheldFunds"));
    }

    private void weapon() {
        leaves.flag("weapon.cluster", article.get("cluster"));
        leaves.statedDecimal("weapon.functioningShare", article.get("functioningShare"));
        whole("weapon.payloadKg", "payloadKg");
        whole("weapon.rangeKm", "rangeKm");
        whole("weapon.speedKmh", "speedKmh");
        leaves.statedDecimal("weapon.unexplodedShare", article.get("unexplodedShare"));
        leaves.flag("weapon.unmannedAircraft", article.get("unmannedAircraft"));
    }

    /** Whole numbers, rounded down: 299.9 km do not reach 300. What lines cannot hold reads as the most that they can. */
    private void whole(String name, String field) {
        var stated = article.get(field);
        if (stated != null && stated.isNull()) {
            leaves.absent(name);
            return;
        }
        var value = stated == null ? line.get(field) : stated;
        if (value != null && !value.isNull()) {
            leaves.number(
                    name,
                    new BigDecimal(value.asText())
                            .setScale(0, RoundingMode.FLOOR)
                            .min(MOST)
                            .longValueExact());
        }
    }

    private @Nullable JsonNode ofArticle(String field) {
        var own = article.get(field);
        return isUnsaid(own) ? line.get(field) : own;
    }

    private static boolean isUnsaid(@Nullable JsonNode value) {
        return value == null || value.isNull();
    }

    /** The line that the proposal names; without a name only the one line of a transfer that has no other. */
    private static JsonNode line(Known proposal, @Nullable Known transfer) {
        if (transfer == null) {
            return MissingNode.getInstance();
        }
        var lines = transfer.content().path("lines");
        var number = proposal.get("line");
        if (number == null || number.isNull()) {
            return lines.size() == 1 ? lines.path(0) : MissingNode.getInstance();
        }
        for (var line : lines) {
            if (line.path("number").asInt() == number.asInt()) {
                return line;
            }
        }
        return MissingNode.getInstance();
    }
}
