package org.daylight.benchmarks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.daylight.rules.facts.AmountKinds;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;

/**
 * Facts of fictional subjects from a seed, written into columns without an object per fact. Most comply with every rule; about
 * 3 % are made to break one, and of about 8 % something is not known that a rule needs.
 */
public final class GeneratedFacts {

    private static final long FIRST_DAY = 19_723; // 2024-01-01
    private static final int DAYS = 800;
    private static final String[] PARTNERS = {"XAA", "XAB", "XAC", "XAD", "BEL", "KOR", "POL", "EGY", "ISR", "XAE"};
    private static final String[] PROPOSALS = {
        "OFFER",
        "CREDIT",
        "GRANT",
        "LICENCE",
        "LICENCE_CHANGE",
        "LEASE",
        "RETRANSFER",
        "COPRODUCTION",
        "EXCESS",
        "STOCK_DELIVERY",
        "UPGRADE",
        "DELIVERY"
    };
    private static final String[] TRANSFERS = {"ARTICLES", "ARTICLES", "SERVICES", "DESIGN_CONSTRUCTION"};
    private static final String[] CHANNELS = {"FMS", "FMS", "DCS", "PDA", "EDA"};
    private static final String[] PURPOSES = {"INTERNAL_SECURITY", "SELF_DEFENSE", "COLLECTIVE_MEASURES"};
    private static final String[] NOTICES = {
        "AECA 36(b)", "AECA 36(c)", "AECA 36(d)", "AECA 3(d)", "AECA 62", "FAA 506(b)", "FAA 516(f)", "NSM-20", "OTHER"
    };
    private static final String[] UNDERTAKINGS = {
        "AECA 25(a) report",
        "AECA 36(a) report",
        "AECA 36(b)(5) report",
        "AECA 36(i) notice",
        "AECA 3(b) notice",
        "AECA 38(e) disclosure",
        "AECA 40(f) rescission report",
        "AECA 40A report",
        "EO 14268 list review",
        "CSPA waiver notice",
        "EEUM list review",
        "EO 2026 EEUM criteria",
        "EO 2026 metrics",
        "EO 2026 retransfer review",
        "FAA 502B(c) statement",
        "FAA 506(b)(2) report",
        "FAA 506(b) notice",
        "FAA 517 notice",
        "FAA 655 report",
        "FAA 655(c) publication",
        "NSM-20 remedy report",
        "SAMM C5.5 advance review",
        "EEUM delinquency review",
        "Taiwan planning mechanism",
        "Taiwan yearly meeting",
        "UNROCA return",
        "USAI diversion",
        "P.L. 119-60 intelligence notice"
    };
    private static final String[] STATUTES = {
        "FAA 506(a)(1)",
        "FAA 506(a)(2)",
        "FAA 506(a)(2) DOD",
        "FAA 506(a)(2) NARCOTICS",
        "FAA 506(a)(3)",
        "FAA 514(b)",
        "FAA 516(g)",
        "FAA 614(a)(4)(C)",
        "FAA 614(a)(4)(C) FUNDS",
        "FAA 614(a)(4) FUNDS",
        "FAA 614(a)(4) SALES",
        "P.L. 119-60 USAI",
        "OTHER"
    };

    /** In a thousand: spoiling does not always tell, because no rule asks what was spoilt. */
    private final int spoilt;

    private final int unknown;
    private final Columns columns;
    private final List<Column> asked = new ArrayList<>();
    private final int kind = AmountKinds.code("USD", "CONTRACT");
    private final int acquisition = AmountKinds.code("USD", "ACQUISITION");
    private final int share = AmountKinds.code("", null);
    private final int accounted = AmountKinds.code("USD", "ACCOUNTED");
    private long state;

    public GeneratedFacts(Columns columns) {
        this.columns = columns;
        for (var slot = 0; slot < columns.type().leaves().size(); slot++) {
            var column = columns.column(slot);
            if (column != null) {
                asked.add(column);
            }
        }
        spoilt = spoilt(columns.type().name());
        unknown = unknown(columns.type().name());
    }

    private static int spoilt(String type) {
        return switch (type) {
            case "proposal", "undertaking" -> 45;
            default -> 40;
        };
    }

    private static int unknown(String type) {
        return switch (type) {
            case "proposal", "notification" -> 430;
            case "authority" -> 330;
            case "undertaking" -> 300;
            default -> 260;
        };
    }

    /** Fills the columns with so many rows; the same seed gives the same facts. */
    public void fill(long seed, int rows) {
        state = seed * 0x9E3779B97F4A7C15L + columns.type().name().hashCode();
        columns.start(rows);
        for (var row = 0; row < rows; row++) {
            columns.asOf(row, FIRST_DAY + DAYS);
            switch (columns.type().name()) {
                case "proposal" -> proposal(row);
                case "undertaking" -> undertaking(row);
                case "notification" -> notification(row);
                case "authority" -> authority(row);
                case "delivery" -> delivery(row);
                case "expectation" -> expectation(row);
                case "incident" -> incident(row);
                case "item" -> item(row);
                case "unit" -> unit(row);
                default -> throw new IllegalStateException(columns.type().name());
            }
            if (below(1_000) < unknown) {
                forget(row);
            }
        }
    }

    /** SplitMix64. */
    private int below(int bound) {
        state += 0x9E3779B97F4A7C15L;
        var mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) (((mixed ^ (mixed >>> 31)) >>> 33) % bound);
    }

    private boolean spoils() {
        return below(1_000) < spoilt;
    }

    private Column column(String leaf) {
        return Objects.requireNonNull(
                columns.column(Objects.requireNonNull(columns.type().slot(leaf))));
    }

    private void word(String leaf, int row, String text) {
        column(leaf).word(row, columns.words().code(text));
    }

    private String partner(int row) {
        var code = PARTNERS[below(PARTNERS.length)];
        word("partner.code", row, code);
        return code;
    }

    /** A day; a few are known only to a month. */
    private void day(String leaf, int row, long day) {
        var wide = below(200) == 0 ? 29 : 0;
        column(leaf).span(row, day, day + wide);
    }

    private void absent(int row, String leaf) {
        column(leaf).absent(row);
    }

    private void bool(String leaf, int row, boolean value) {
        column(leaf).bool(row, value);
    }

    private void money(String leaf, int row, long dollars, int in) {
        column(leaf).amount(row, dollars * 1_000_000, dollars * 1_000_000, in);
    }

    /** One leaf that rules ask for is no longer known. */
    private void forget(int row) {
        var column = asked.get(below(asked.size()));
        column.state[row] = Column.UNKNOWN;
        if (column.truth.length > 0) {
            column.truth[row] = Column.UNKNOWN;
        } else if (column.low.length == 0 && column.code.length > 0) {
            column.code[row] = 0;
        }
    }

    private void proposal(int row) {
        var on = FIRST_DAY + below(DAYS);
        var is = PROPOSALS[below(PROPOSALS.length)];
        var code = partner(row);
        var licence = is.equals("LICENCE");
        word("proposal.kind", row, is);
        word("transfer.kind", row, TRANSFERS[below(TRANSFERS.length)]);
        word("transfer.channel", row, CHANNELS[below(CHANNELS.length)]);
        day("proposal.on", row, on);
        var bought = is.equals("RETRANSFER") || is.equals("EXCESS");
        money("proposal.value", row, 100_000 + below(800_000), bought ? acquisition : kind);
        money("proposal.mdeValue", row, below(100_000), bought ? acquisition : kind);
        if (below(8) == 0) {
            absent(row, "proposal.mdeValue");
        }
        money("proposal.fiscalYearValue", row, 1_000_000 + below(2_000_000), kind);
        word("proposal.purpose", row, PURPOSES[below(PURPOSES.length)]);
        bool("proposal.newSalesTerritory", row, below(10) == 0);
        day("proposal.endsOn", row, on + 400 + below(1_000));
        word("proposal.directive", row, "NONE");
        bool("proposal.withheldFunds", row, below(10) == 0);
        bool("proposal.specialAuthority", row, below(100) == 0);
        bool("proposal.proscribedCarrier", row, spoils());
        bool("proposal.qmeRegion", row, code.equals("EGY"));
        bool("proposal.readinessAtRisk", row, below(10) == 0);
        word("item.usmlCategory", row, below(10) == 0 ? "I" : "VIII");
        bool("item.sme", row, below(2) == 0);
        bool("item.classified", row, below(10) == 0);
        bool("item.enhancedMonitoring", row, below(2) == 0);
        bool("item.mde", row, below(4) == 0);
        day("agreement.signedOn", row, on - 40);
        for (var leaf : PLEDGES) {
            bool(leaf, row, true);
        }
        bool("judgement.ownTransferAllowed", row, true);
        bool("judgement.demilitarised", row, true);
        bool("judgement.seriousViolationsLikely", row, false);
        day("judgement.assessedOn", row, on - 60);
        bool("judgement.readinessHarm", row, false);
        day("document.useCertificateOn", row, on - 60);
        if (below(2) == 0) {
            absent(row, "document.justificationOn");
        } else {
            day("document.justificationOn", row, on + (below(10) == 0 ? 1 : -below(20)));
        }
        day("document.siteCertifiedOn", row, on + (spoils() ? 1 : -below(30)));
        day("document.consentOn", row, on - 60);
        if (licence) {
            day("document.exceptionOn", row, on - 60);
        } else {
            absent(row, "document.exceptionOn");
        }
        if (below(2) == 0 || is.equals("LEASE")) {
            day("document.noticeOn", row, on - 60);
            received("document.noticeAddressees", "document.noticeReceivedOn", row, on - 60);
            word("document.noticeStatute", row, below(20) == 0 ? "FAA 614" : statuteOf(is));
            word("document.noticeKind", row, below(30) == 0 ? "REPORT" : "ARTICLES");
        } else {
            absent(row, "document.noticeOn");
            absent(row, "document.noticeAddressees");
            absent(row, "document.noticeReceivedOn");
        }
        if (below(10) == 0) {
            day("document.statementAskedOn", row, on - below(40));
            day("document.statementSentOn", row, on + (below(4) == 0 ? 5 : -below(10)));
        } else {
            absent(row, "document.statementAskedOn");
            absent(row, "document.statementSentOn");
        }
        word("document.assuranceState", row, below(3) == 0 ? "ARMED_CONFLICT" : "PEACE");
        day("document.assuranceOn", row, on - (below(20) == 0 ? -5 : 60));
        day("document.qmeFindingOn", row, on - 60);
        day("document.qmeExplanationOn", row, on - 60);
        bool("weapon.cluster", row, below(50) == 0);
        share("weapon.functioningShare", row, 995_000);
        share("weapon.unexplodedShare", row, 5_000);
        number("weapon.rangeKm", row, below(20) == 0 ? 450 : 100);
        number("weapon.payloadKg", row, 200);
        number("weapon.speedKmh", row, 300);
        bool("weapon.unmannedAircraft", row, below(5) == 0);
        absent(row, "proposal.refurbishmentDays");
        for (var leaf : NOT_DETERMINED) {
            absent(row, leaf);
        }
        day("determination.eligibilityOn", row, on - 900);
        day("determination.readinessCertificateOn", row, on - 60);
        day("determination.specialAuthorityOn", row, on - 60);
        day("determination.certificationOn", row, on - 60);
        if (below(100) == 0) {
            reinstated(row, on);
        }
        if (spoils()) {
            spoilProposal(row, on);
        }
    }

    private static String statuteOf(String kind) {
        return switch (kind) {
            case "LICENCE" -> "AECA 36(c)";
            case "COPRODUCTION" -> "AECA 36(d)";
            case "RETRANSFER" -> "AECA 3(d)";
            case "LEASE" -> "AECA 62";
            case "EXCESS" -> "FAA 516(f)";
            default -> "AECA 36(b)";
        };
    }

    private static final String[] PLEDGES = {
        "agreement.noTransferPledge",
        "agreement.protectionPledge",
        "agreement.observationRight",
        "agreement.returnPledge",
        "agreement.verifyClause",
        "agreement.onwardPledge",
        "agreement.recallable",
        "agreement.militaryTargetsOnly",
        "agreement.notInhabitedAreas"
    };

    private static final String[] NOT_DETERMINED = {
        "determination.eligibilityUntil",
        "determination.harassmentOn",
        "determination.harassmentUntil",
        "determination.materialBreachOn",
        "determination.materialBreachUntil",
        "determination.terrorSponsorOn",
        "determination.terrorSponsorUntil",
        "determination.substantialViolationOn",
        "determination.substantialViolationUntil",
        "determination.purposeViolationOn",
        "determination.purposeViolationUntil",
        "determination.stoppingHarmOn",
        "determination.stoppingHarmUntil",
        "determination.violationCeasedOn",
        "determination.futureAssuranceOn",
        "determination.grossPatternOn",
        "determination.grossPatternUntil",
        "determination.extraordinaryCircumstancesOn",
        "determination.aidRestrictedOn",
        "determination.aidRestrictedUntil",
        "determination.aidWaiverOn",
        "determination.aidWaiverUntil",
        "determination.childSoldiersOn",
        "determination.childSoldiersUntil",
        "determination.childSoldiersWaiverOn",
        "determination.childSoldiersWaiverUntil",
        "determination.grantFindingsOn",
        "determination.coupOn",
        "determination.coupUntil",
        "determination.electedGovernmentOn",
        "determination.withholdingWaiverOn"
    };

    /** A finding of some weeks ago, and what answers it: later, or left over from an earlier one. */
    private void reinstated(int row, long on) {
        var found = on - 100 + below(60);
        for (var leaf : FOUND) {
            day(leaf, row, found);
        }
        for (var leaf : ANSWERED) {
            day(leaf, row, below(3) == 0 ? found - 5 : found + below(150));
        }
    }

    private static final String[] FOUND = {
        "determination.substantialViolationOn",
        "determination.purposeViolationOn",
        "determination.grossPatternOn",
        "determination.coupOn"
    };

    private static final String[] ANSWERED = {
        "determination.violationCeasedOn",
        "determination.futureAssuranceOn",
        "determination.extraordinaryCircumstancesOn",
        "determination.electedGovernmentOn",
        "determination.grantFindingsOn",
        "determination.withholdingWaiverOn"
    };

    private void spoilProposal(int row, long on) {
        switch (below(6)) {
            case 0 -> bool("agreement.noTransferPledge", row, false);
            case 1 -> absent(row, "judgement.assessedOn");
            case 2 -> bool("judgement.seriousViolationsLikely", row, true);
            case 3 -> day("determination.terrorSponsorOn", row, on - 60);
            case 4 -> absent(row, "determination.eligibilityOn");
            default -> day("agreement.signedOn", row, on + 20);
        }
    }

    /** Two addressees, of whom one has it a day before the other. */
    private void received(String addressees, String receipts, int row, long last) {
        column(addressees).list(row);
        column(addressees).element(row);
        column(addressees).element(row);
        column(receipts).list(row);
        column(receipts).element(row, last - 1, last - 1);
        column(receipts).element(row, last, last);
    }

    private void share(String leaf, int row, long millionths) {
        column(leaf).amount(row, millionths, millionths, share);
    }

    private void number(String leaf, int row, long number) {
        column(leaf).span(row, number, number);
    }

    private void undertaking(int row) {
        var since = FIRST_DAY + below(DAYS);
        partner(row);
        word("undertaking.kind", row, UNDERTAKINGS[below(UNDERTAKINGS.length)]);
        day("undertaking.startedOn", row, since);
        day("undertaking.periodEndOn", row, since + (below(3) == 0 ? 100 : 0));
        column("undertaking.fulfilledOn").span(row, since + 1, since + 1);
        day("undertaking.actOn", row, since + 60);
        bool("undertaking.documented", row, true);
        if (spoils()) {
            day("undertaking.fulfilledOn", row, since + 700);
            bool("undertaking.documented", row, false);
        }
    }

    private void notification(int row) {
        var received = FIRST_DAY + below(DAYS);
        partner(row);
        word("notification.statute", row, NOTICES[below(NOTICES.length)]);
        word("notification.kind", row, below(3) == 0 ? "SERVICES" : "ARTICLES");
        day("notification.deliveredOn", row, received);
        received("notification.addressees", "notification.receivedOn", row, received);
        day("notification.announcedOn", row, received);
        absent(row, "notification.printedOn");
        if (below(50) == 0) {
            day("notification.jointResolutionEnactedOn", row, received + below(60));
        } else {
            absent(row, "notification.jointResolutionEnactedOn");
        }
        if (below(50) == 0) {
            day("notification.withdrawnOn", row, received + 5 + below(100));
            var stood = below(3);
            if (stood != 2) {
                bool("notification.anotherStood", row, stood == 1);
            }
        } else {
            absent(row, "notification.withdrawnOn");
        }
        absent(row, "determination.emergencyOn");
        absent(row, "determination.noticeEmergencyOn");
        day("notification.federalRegisterOn", row, received + 20);
        day("notification.dueOn", row, received + 20);
        money("notification.totalValue", row, 110_000_000 + below(500_000_000), kind);
        money("notification.mdeValue", row, 30_000_000 + below(50_000_000), kind);
        bool("notification.newSalesTerritory", row, below(10) == 0);
        for (var act : ACTS) {
            if (below(3) == 0) {
                absent(row, act);
            } else {
                day(act, row, received + (spoils() ? 5 : 40 + below(100)));
            }
        }
        if (below(50) == 0) {
            emergency(row, received);
        }
    }

    private static final String[] ACTS = {"transfer.offeredOn", "transfer.licensedOn", "transfer.agreedOn"};

    /** Every second one is stated by the notice; the others came within two months, before the offer or after it. */
    private void emergency(int row, long received) {
        if (below(2) == 0) {
            day("determination.emergencyOn", row, received);
            day("determination.noticeEmergencyOn", row, received);
        } else {
            day("determination.emergencyOn", row, received + 1 + below(60));
        }
    }

    private void authority(int row) {
        var opens = FIRST_DAY + below(DAYS);
        var statute = STATUTES[below(STATUTES.length)];
        word("authority.statute", row, statute);
        word("authority.kind", row, "DRAWDOWN");
        number("authority.charges", row, 1 + below(20));
        day("authority.opensOn", row, opens);
        day("authority.expiresOn", row, opens + 400);
        day("authority.peakOn", row, opens + below(300));
        var ceiling = 70_000_000L;
        var spoils = spoils();
        money("authority.charged", row, spoils ? 1_200_000_000L : 1_000_000 + below(13_000_000), accounted);
        money("authority.peakCharged", row, spoils ? ceiling + 1 : ceiling - below(9_000_000), accounted);
        money("authority.peakCeiling", row, ceiling, accounted);
    }

    private void delivery(int row) {
        var entered = FIRST_DAY + below(DAYS);
        var asOf = FIRST_DAY + DAYS;
        bool("item.enhancedMonitoring", row, below(2) == 0);
        word("item.capabilityClass", row, below(20) == 0 ? "XCY" : "NIGHT_VISION");
        day("delivery.enteredCountryOn", row, entered);
        day("monitoring.firstInventoryOn", row, entered + (spoils() ? 150 : below(60)));
        day("monitoring.lastInventoryOn", row, asOf - (spoils() ? 500 : 50 + below(300)));
    }

    private void expectation(int row) {
        var due = FIRST_DAY + 40 + below(300);
        word("expectation.kind", row, below(2) == 0 ? "ASSURANCE" : "OTHER");
        word("expectation.textVersion", row, "2024-02-08");
        switch (below(4)) {
            case 0 -> word("expectation.securityState", row, "ARMED_CONFLICT");
            case 1 -> word("expectation.securityState", row, "PEACE");
            default -> absent(row, "expectation.securityState");
        }
        day("expectation.dueOn", row, due);
        day("expectation.acknowledgedOn", row, due + (spoils() ? 20 : -30));
    }

    private void incident(int row) {
        var known = FIRST_DAY + below(DAYS);
        word("incident.regime", row, below(2) == 0 ? "AECA" : "FAA");
        word("incident.kind", row, below(4) == 0 ? "CIVILIAN_HARM" : "LOSS");
        day("incident.knownOn", row, known);
        day("incident.recommendedOn", row, known + 25);
        word("incident.state", row, below(10) == 0 ? "NOT_SUBSTANTIATED" : "UNDER_INQUIRY");
        day("incident.occurredOn", row, known - below(30));
        if (below(3) == 0) {
            absent(row, "incident.purpose");
        } else {
            word("incident.purpose", row, spoils() ? "OTHER" : PURPOSES[below(PURPOSES.length)]);
        }
        bool("judgement.legitimateSelfDefense", row, below(30) > 0);
        bool("judgement.substantialViolation", row, below(3) == 0);
        bool("judgement.unconsentedTransfer", row, below(3) == 0);
        if (spoils()) {
            absent(row, "incident.reportedOn");
        } else {
            day("incident.reportedOn", row, known + 10);
        }
    }

    private void item(int row) {
        var seen = FIRST_DAY + below(DAYS);
        bool("item.enhancedMonitoring", row, below(3) > 0);
        bool("item.hostileEnvironment", row, below(3) > 0);
        day("item.lastSeenOn", row, seen);
        day("item.lastEvidenceOn", row, FIRST_DAY + DAYS - (spoils() ? 150 : 5 + below(80)));
        word("item.disposition", row, below(8) > 0 ? "HELD" : "EXPENDED");
        partner(row);
        day("item.lastStorageCheckOn", row, FIRST_DAY + DAYS - (spoils() ? 500 : 50 + below(300)));
    }

    private void unit(int row) {
        var assisted = FIRST_DAY + below(DAYS);
        word("unit.funds", row, below(2) == 0 ? "DOD" : "FAA");
        bool("unit.identified", row, below(5) > 0);
        day("unit.assistedOn", row, assisted);
        absent(row, "unit.exceptionOn");
        absent(row, "unit.exceptionReportedOn");
        day("unit.agreementOn", row, assisted - 30);
        if (below(3) == 0) {
            day("unit.credibleInformationOn", row, assisted - 60);
            day("unit.effectiveStepsOn", row, assisted + (spoils() ? 20 : -30));
        } else {
            absent(row, "unit.credibleInformationOn");
            absent(row, "unit.effectiveStepsOn");
        }
    }
}
