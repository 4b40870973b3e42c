package org.daylight.benchmarks.byhand;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.daylight.rules.evaluation.DatedSet;
import org.daylight.rules.facts.Column;
import org.daylight.rules.facts.Columns;
import org.jspecify.annotations.Nullable;

final class Proposals extends ByHand {

    private final Column on = column("proposal.on");
    private final Column kind = column("proposal.kind");
    private final Column value = column("proposal.value");
    private final Column mdeValue = column("proposal.mdeValue");
    private final Column yearValue = column("proposal.fiscalYearValue");
    private final Column purpose = column("proposal.purpose");
    private final Column newTerritory = column("proposal.newSalesTerritory");
    private final Column endsOn = column("proposal.endsOn");
    private final Column refurbishment = column("proposal.refurbishmentDays");
    private final Column directive = column("proposal.directive");
    private final Column withheld = column("proposal.withheldFunds");
    private final Column specialAuthority = column("proposal.specialAuthority");
    private final Column carrier = column("proposal.proscribedCarrier");
    private final Column region = column("proposal.qmeRegion");
    private final Column atRisk = column("proposal.readinessAtRisk");
    private final Column transferKind = column("transfer.kind");
    private final Column channel = column("transfer.channel");
    private final Column usml = column("item.usmlCategory");
    private final Column sme = column("item.sme");
    private final Column classified = column("item.classified");
    private final Column mde = column("item.mde");
    private final Column enhanced = column("item.enhancedMonitoring");
    private final Column partner = column("partner.code");
    private final Column signed = column("agreement.signedOn");
    private final Column noTransfer = column("agreement.noTransferPledge");
    private final Column protection = column("agreement.protectionPledge");
    private final Column observation = column("agreement.observationRight");
    private final Column returns = column("agreement.returnPledge");
    private final Column verify = column("agreement.verifyClause");
    private final Column onward = column("agreement.onwardPledge");
    private final Column recallable = column("agreement.recallable");
    private final Column targets = column("agreement.militaryTargetsOnly");
    private final Column inhabited = column("agreement.notInhabitedAreas");
    private final Column ownTransfer = column("judgement.ownTransferAllowed");
    private final Column demilitarised = column("judgement.demilitarised");
    private final Column violationsLikely = column("judgement.seriousViolationsLikely");
    private final Column assessed = column("judgement.assessedOn");
    private final Column readinessHarm = column("judgement.readinessHarm");
    private final Column certificate = column("document.useCertificateOn");
    private final Column consent = column("document.consentOn");
    private final Column exception = column("document.exceptionOn");
    private final Column notice = column("document.noticeOn");
    private final Column justification = column("document.justificationOn");
    private final Column noticeStatute = column("document.noticeStatute");
    private final Column noticeKind = column("document.noticeKind");
    private final Column addressees = column("document.noticeAddressees");
    private final Column receipts = column("document.noticeReceivedOn");
    private final Column statementAsked = column("document.statementAskedOn");
    private final Column statementSent = column("document.statementSentOn");
    private final Column assuranceCame = column("document.assuranceOn");
    private final Column assuranceState = column("document.assuranceState");
    private final Column finding = column("document.qmeFindingOn");
    private final Column explanation = column("document.qmeExplanationOn");
    private final Column siteCertified = column("document.siteCertifiedOn");
    private final Column cluster = column("weapon.cluster");
    private final Column functioning = column("weapon.functioningShare");
    private final Column unexploded = column("weapon.unexplodedShare");
    private final Column range = column("weapon.rangeKm");
    private final Column payload = column("weapon.payloadKg");
    private final Column speed = column("weapon.speedKmh");
    private final Column unmanned = column("weapon.unmannedAircraft");

    private final Column eligibilityOn = column("determination.eligibilityOn");
    private final Column eligibilityUntil = column("determination.eligibilityUntil");
    private final Column harassmentOn = column("determination.harassmentOn");
    private final Column harassmentUntil = column("determination.harassmentUntil");
    private final Column breachOn = column("determination.materialBreachOn");
    private final Column breachUntil = column("determination.materialBreachUntil");
    private final Column sponsorOn = column("determination.terrorSponsorOn");
    private final Column sponsorUntil = column("determination.terrorSponsorUntil");
    private final Column violationOn = column("determination.substantialViolationOn");
    private final Column violationUntil = column("determination.substantialViolationUntil");
    private final Column purposeOn = column("determination.purposeViolationOn");
    private final Column purposeUntil = column("determination.purposeViolationUntil");
    private final Column stoppingOn = column("determination.stoppingHarmOn");
    private final Column stoppingUntil = column("determination.stoppingHarmUntil");
    private final Column ceasedOn = column("determination.violationCeasedOn");
    private final Column assuranceOn = column("determination.futureAssuranceOn");
    private final Column patternOn = column("determination.grossPatternOn");
    private final Column patternUntil = column("determination.grossPatternUntil");
    private final Column circumstancesOn = column("determination.extraordinaryCircumstancesOn");
    private final Column aidRestrictedOn = column("determination.aidRestrictedOn");
    private final Column aidRestrictedUntil = column("determination.aidRestrictedUntil");
    private final Column aidWaiverOn = column("determination.aidWaiverOn");
    private final Column aidWaiverUntil = column("determination.aidWaiverUntil");
    private final Column soldiersOn = column("determination.childSoldiersOn");
    private final Column soldiersUntil = column("determination.childSoldiersUntil");
    private final Column soldiersWaiverOn = column("determination.childSoldiersWaiverOn");
    private final Column soldiersWaiverUntil = column("determination.childSoldiersWaiverUntil");
    private final Column grantFindingsOn = column("determination.grantFindingsOn");
    private final Column coupOn = column("determination.coupOn");
    private final Column coupUntil = column("determination.coupUntil");
    private final Column electedOn = column("determination.electedGovernmentOn");
    private final Column certificationOn = column("determination.certificationOn");
    private final Column withholdingWaiverOn = column("determination.withholdingWaiverOn");
    private final Column specialAuthorityOn = column("determination.specialAuthorityOn");
    private final Column readinessCertificateOn = column("determination.readinessCertificateOn");

    private final byte[] stockDelivery = among("STOCK_DELIVERY");
    private final byte[] offer = among("OFFER");
    private final byte[] upgrade = among("UPGRADE");
    private final byte[] licence = among("LICENCE");
    private final byte[] licenceChange = among("LICENCE_CHANGE");
    private final byte[] coproduction = among("COPRODUCTION");
    private final byte[] retransfer = among("RETRANSFER");
    private final byte[] lease = among("LEASE");
    private final byte[] grant = among("GRANT");
    private final byte[] excess = among("EXCESS");
    private final byte[] credit = among("CREDIT");
    private final byte[] approvals = among("LICENCE", "LICENCE_CHANGE", "COPRODUCTION");
    private final byte[] certified = among("OFFER", "UPGRADE", "LICENCE", "COPRODUCTION");
    private final byte[] saleOrLease = among("OFFER", "UPGRADE", "LEASE");
    private final byte[] sale = among("OFFER", "UPGRADE");
    private final byte[] saleOrDelivery = among("OFFER", "UPGRADE", "DELIVERY", "STOCK_DELIVERY");
    private final byte[] grants = among("GRANT", "EXCESS");
    private final byte[] delivery = among("DELIVERY");
    private final byte[] delivered = among("DELIVERY", "STOCK_DELIVERY");
    private final byte[] grantChannels = among("PDA", "EDA");
    private final byte[] unsoldChannels = among("PDA", "EDA", "USAI", "BPC", "LEASE");
    private final byte[] licensed = among("DCS");
    private final byte[] otherActs = among("USAI", "BPC", "LEASE");
    private final byte[] toHarassers = among("OFFER", "UPGRADE", "CREDIT", "LICENCE", "LICENCE_CHANGE", "COPRODUCTION");
    private final byte[] toSoldiers = among("EXCESS", "CREDIT", "LICENCE", "LICENCE_CHANGE", "COPRODUCTION");
    private final byte[] patterned = among(
            "OFFER",
            "UPGRADE",
            "CREDIT",
            "GRANT",
            "EXCESS",
            "LEASE",
            "LICENCE",
            "LICENCE_CHANGE",
            "COPRODUCTION",
            "DELIVERY",
            "STOCK_DELIVERY");
    private final byte[] aid = among("GRANT", "CREDIT", "EXCESS");
    private final byte[] purposes =
            among("INTERNAL_SECURITY", "SELF_DEFENSE", "NONPROLIFERATION", "COLLECTIVE_MEASURES", "CIVIC_ACTION");
    private final byte[] sales = among("AECA 36(b)");
    private final byte[] exports = among("AECA 36(c)");
    private final byte[] making = among("AECA 36(d)");
    private final byte[] consents = among("AECA 3(d)");
    private final byte[] leases = among("AECA 62");
    private final byte[] specially = among("FAA 614");
    private final byte[] excesses = among("FAA 516(f)");
    private final byte[] report = among("REPORT");
    private final byte[] notPaidByTheAct = among("PDA", "EDA", "USAI", "BPC");
    private final byte[] notNamed = among("PDA", "USAI", "BPC");
    private final byte[] construction = among("DESIGN_CONSTRUCTION");
    private final byte[] classifiedArticles = among("XVII");
    private final byte[] firearms = among("I");
    private final byte[] egypt = among("EGY");
    private final byte[] none = among("NONE");
    private final byte[] given = among("GRANT", "DELIVERY", "STOCK_DELIVERY");
    private final byte[] appropriated = among("PDA", "USAI", "FMF", "BPC");
    private final byte[] conflict = among("ARMED_CONFLICT");
    private final int any = usd("ANY");
    private final int contract = usd("CONTRACT");
    private final int acquisition = usd("ACQUISITION");
    private final Members higher;
    private final Members denied;
    private final long explanationFrom = day(2014, 12, 18);

    private final Dated eligible =
            (row, _, _) -> letter(when(saleOrLease, row), determined(eligibilityOn, eligibilityUntil, row));
    private final Dated aidAccess = (row, _, _) -> aidAccess(row);
    private final Dated offerNotice = (row, _, _) -> noticeOwed(offer, sales, contract, true, row);
    private final Dated licenceNotice = (row, _, _) -> noticeOwed(licence, exports, contract, false, row);
    private final Dated firearmsNotice = (row, _, _) -> firearms(row);
    private final Dated finding36h = this::qmeFinding;
    private final Dated verifyClause =
            (row, _, _) -> letter(and(saleOrLease[kind.code[row]], signed.state[row]), holds(verify, row));
    private final Dated order14268 = this::assessed;
    private final Dated readiness14268 = (row, _, _) -> letter(on.state[row], holdsNot(readinessHarm, row));
    private final Dated nspm10 = this::assessed;
    private final Dated noneInForce = (row, _, _) -> letter(and(on.state[row], directive.state[row]), isNone(row));
    private final Dated nsm18 = (row, _, _) -> letter(on.state[row], holdsNot(violationsLikely, row));
    private final Dated clusterFirst = (row, _, _) -> clusters(row, functioning, 990_000, true);
    private final Dated clusterSecond = (row, _, _) -> clusters(row, unexploded, 10_000, false);
    private final Dated pause = this::pause;
    private final Dated missiles = (row, low, high) -> missiles(row, TRUE, low, high);
    private final Dated missilesSlow =
            (row, low, high) -> missiles(row, or(not(holds(unmanned, row)), atLeast(speed, row, 800)), low, high);
    private final Dated missilesOnly = (row, low, high) -> missiles(row, not(holds(unmanned, row)), low, high);

    Proposals(Columns columns, Map<String, DatedSet> sets) {
        super(columns);
        higher = Members.of(sets, "aeca36b-higher-amounts", columns.words());
        denied = Members.of(sets, "itar-126-1", columns.words());
    }

    @Override
    public List<String> keys() {
        return List.of(
                "us.aeca.21i.readiness-certificate",
                "us.aeca.36b.certified-before-offer",
                "us.aeca.36b5c.upgrade",
                "us.aeca.36c.firearms",
                "us.aeca.36c.notice-owed",
                "us.aeca.36d.notice-owed",
                "us.aeca.36h.qme-finding",
                "us.aeca.3a.retransfer-consent",
                "us.aeca.3a1.eligibility",
                "us.aeca.3a2.transfer-and-use-pledge",
                "us.aeca.3a3.protection-pledge",
                "us.aeca.3c1a.credit-bar",
                "us.aeca.3c1b.sale-and-delivery-bar",
                "us.aeca.3c4.reinstatement",
                "us.aeca.3d.notice-owed",
                "us.aeca.3f.material-breach",
                "us.aeca.3g.verify-clause",
                "us.aeca.4.purpose",
                "us.aeca.40.terror-sponsor",
                "us.aeca.6.harassment",
                "us.aeca.61.lease-length",
                "us.aeca.62.notice-owed",
                "us.appropriations.coup",
                "us.appropriations.egypt-withholding",
                "us.cat.eo-14268",
                "us.cat.eo-14268.readiness",
                "us.cat.none-in-force",
                "us.cat.nsm-18",
                "us.cat.nspm-10",
                "us.cluster.v1",
                "us.cluster.v2",
                "us.cspa.child-soldiers",
                "us.faa.502.purpose",
                "us.faa.502b.a2.gross-pattern",
                "us.faa.502b.c3.proposed",
                "us.faa.505a.grant-terms",
                "us.faa.505b.grant-size",
                "us.faa.505d.grant-bar",
                "us.faa.516b.readiness",
                "us.faa.516f.notice-owed",
                "us.faa.614.special-authority",
                "us.faa.620a.terror-sponsor-aid",
                "us.faa.620i.aid-access",
                "us.itar.123-10.use-certificate",
                "us.itar.123-9.change-approval",
                "us.itar.126-1.carriage",
                "us.itar.126-1.denial",
                "us.mtcr.category-1",
                "us.mtcr.category-1-slow-aircraft",
                "us.mtcr.category-1-without-aircraft",
                "us.nsm20.pause",
                "us.samm.eeum.site-certified");
    }

    @Override
    void judge(int row, byte[][] letters) {
        letters[0][row] = readinessCertificate(row);
        letters[1][row] = during(on, row, day(1981, 12, 29), NEVER, offerNotice);
        letters[2][row] = noticeOwed(upgrade, sales, contract, true, row);
        letters[3][row] = during(on, row, day(2002, 1, 1), day(2002, 12, 31), NEVER, NEVER, firearmsNotice);
        letters[4][row] = during(on, row, day(1981, 12, 29), NEVER, licenceNotice);
        letters[5][row] =
                letter(and(when(coproduction, row), holds(sme, row)), and(by(notice, row), under(making, row)));
        letters[6][row] = during(on, row, day(2008, 10, 15), NEVER, finding36h);
        letters[7][row] = retransferConsent(row);
        letters[8][row] = during(on, row, day(1976, 1, 1), day(1976, 12, 31), NEVER, NEVER, eligible);
        letters[9][row] = pledged(saleOrLease, row, noTransfer);
        letters[10][row] = pledged(saleOrLease, row, protection);
        letters[11][row] = violated(when(credit, row), row, violationOn, violationUntil);
        letters[12][row] = saleBar(row);
        letters[13][row] = reinstated(row);
        letters[14][row] = noticeOwed(retransfer, consents, acquisition, false, row);
        letters[15][row] = barred(saleOrLease, row, breachOn, breachUntil);
        letters[16][row] = during(signed, row, day(1999, 11, 30), NEVER, verifyClause);
        letters[17][row] = purpose(saleOrLease, row);
        letters[18][row] = letter(on.state[row], not(determined(sponsorOn, sponsorUntil, row)));
        letters[19][row] = barred(toHarassers, row, harassmentOn, harassmentUntil);
        letters[20][row] = leaseLength(row);
        letters[21][row] = leaseNotice(row);
        letters[22][row] = coup(row);
        letters[23][row] = egyptWithholding(row);
        letters[24][row] = during(on, row, day(2025, 4, 9), NEVER, order14268);
        letters[25][row] = during(on, row, day(2025, 4, 9), NEVER, readiness14268);
        letters[26][row] = during(on, row, day(2025, 3, 14), day(2025, 4, 9), noneInForce);
        letters[27][row] = during(on, row, day(2023, 2, 23), day(2025, 3, 14), nsm18);
        letters[28][row] = during(on, row, day(2018, 4, 19), day(2023, 2, 23), nspm10);
        letters[29][row] = during(on, row, day(2009, 3, 11), day(2009, 12, 16), clusterFirst);
        letters[30][row] = during(on, row, day(2009, 12, 16), NEVER, clusterSecond);
        letters[31][row] = childSoldiers(row);
        letters[32][row] = purpose(grants, row);
        letters[33][row] = barredUntil(when(patterned, row), row, patternOn, patternUntil, circumstancesOn);
        letters[34][row] = statementOpen(row);
        letters[35][row] = grantTerms(row);
        letters[36][row] = grantSize(row);
        letters[37][row] = grantBar(row);
        letters[38][row] = letter(when(excess, row), holdsNot(readinessHarm, row));
        letters[39][row] = excessNotice(row);
        letters[40][row] = specialAuthority(row);
        letters[41][row] = barred(aid, row, sponsorOn, sponsorUntil);
        letters[42][row] = during(on, row, day(1996, 1, 1), day(1996, 12, 31), NEVER, NEVER, aidAccess);
        letters[43][row] = letter(
                and(
                        when(licence, row),
                        or(or(holds(sme, row), holds(classified, row)), among(classifiedArticles, usml, row))),
                by(certificate, row));
        letters[44][row] = letter(when(licenceChange, row), by(consent, row));
        letters[45][row] = letter(
                and(and(on.state[row], delivery[kind.code[row]]), licensed[channel.code[row]]), holdsNot(carrier, row));
        letters[46][row] = denial(row);
        letters[47][row] =
                during(on, row, day(1987, 1, 1), day(1987, 12, 31), day(2020, 7, 24), day(2020, 7, 24), missiles);
        letters[48][row] = during(on, row, day(2020, 7, 24), day(2025, 9, 15), missilesSlow);
        letters[49][row] = during(on, row, day(2025, 9, 15), NEVER, missilesOnly);
        letters[50][row] = during(on, row, day(2024, 2, 8), day(2025, 2, 21), pause);
        letters[51][row] = letter(
                and(and(when(delivered, row), holds(enhanced, row)), not(licensed[channel.code[row]])),
                by(siteCertified, row));
    }

    /** It has a day and is of one of these kinds. */
    private int when(byte[] kinds, int row) {
        return and(on.state[row], kinds[kind.code[row]]);
    }

    /** Done on the day of the proposal at the latest. */
    private int by(Column date, int row) {
        return hasAtMost(date, on, row);
    }

    private int by(Column date, int row, long low, long high) {
        var state = date.state[row];
        if (state != Column.KNOWN) {
            return state;
        }
        return on.state[row] == Column.KNOWN ? atMost(date.low[row], date.high[row], low, high) : UNKNOWN;
    }

    /** A determination holds from its first day on and before its end. */
    private int determined(Column from, @Nullable Column until, int row) {
        var begun = by(from, row);
        if (begun == FALSE || until == null) {
            return begun;
        }
        return switch (until.state[row]) {
            case Column.ABSENT -> begun;
            case Column.KNOWN ->
                and(
                        begun,
                        on.state[row] == Column.KNOWN
                                ? below(on.low[row], on.high[row], until.low[row], until.high[row])
                                : UNKNOWN);
            default -> UNKNOWN;
        };
    }

    private byte barred(byte[] kinds, int row, Column from, Column until) {
        var applies = when(kinds, row);
        return applies == FALSE ? (byte) 'A' : letter(applies, not(determined(from, until, row)));
    }

    private byte aidAccess(int row) {
        var applies = when(aid, row);
        if (applies == FALSE) {
            return 'A';
        }
        var free = not(determined(aidRestrictedOn, aidRestrictedUntil, row));
        var waived = and(determined(aidWaiverOn, aidWaiverUntil, row), notBefore(aidWaiverOn, aidRestrictedOn, row));
        return letter(applies, free == TRUE ? TRUE : or(free, waived));
    }

    private byte childSoldiers(int row) {
        var applies = soldiers(row);
        if (applies == FALSE) {
            return 'A';
        }
        var free = not(determined(soldiersOn, soldiersUntil, row));
        return letter(applies, free == TRUE ? TRUE : or(free, soldiersWaived(row)));
    }

    /** In its fiscal year, or in the quarter before it with an end in it. */
    private int soldiersWaived(int row) {
        var waived = determined(soldiersWaiverOn, soldiersWaiverUntil, row);
        if (waived == FALSE || soldiersWaiverOn.state[row] != Column.KNOWN || on.state[row] != Column.KNOWN) {
            return waived == FALSE ? FALSE : UNKNOWN;
        }
        var from = soldiersWaiverOn.low[row];
        var to = soldiersWaiverOn.high[row];
        var before = inYearOf(addMonths(from, 3), addMonths(to, 3), row);
        return and(waived, or(inYearOf(from, to, row), and(soldiersWaiverUntil.state[row], before)));
    }

    /** Unless something was found by the day, and not before what it answers. */
    private byte barredUntil(int applies, int row, Column from, Column until, Column answered) {
        if (applies == FALSE) {
            return 'A';
        }
        var free = not(determined(from, until, row));
        return letter(
                applies,
                free == TRUE ? TRUE : or(free, and(determined(answered, null, row), notBefore(answered, from, row))));
    }

    /** Unless a statement was asked for thirty days before, the thirty days are over and it was not sent by the day. */
    private byte statementOpen(int row) {
        var applies = when(patterned, row);
        if (applies == FALSE) {
            return 'A';
        }
        if (statementAsked.state[row] == Column.ABSENT) {
            return letter(applies, TRUE);
        }
        var sent = by(statementSent, row);
        if (statementAsked.state[row] == Column.UNKNOWN) {
            return letter(applies, or(UNKNOWN, sent));
        }
        var low = addDays(statementAsked.low[row], 30);
        var high = addDays(statementAsked.high[row], 30);
        var within = on.state[row] == Column.KNOWN ? atMost(on.low[row], on.high[row], low, high) : UNKNOWN;
        var running = below(asOf[row], asOf[row], addDays(low, 1), addDays(high, 1));
        return letter(applies, or(or(within, sent), running));
    }

    private static int notBefore(Column later, Column earlier, int row) {
        return later.state[row] == Column.KNOWN && earlier.state[row] == Column.KNOWN
                ? atMost(earlier.low[row], earlier.high[row], later.low[row], later.high[row])
                : UNKNOWN;
    }

    private byte coup(int row) {
        var applies = and(
                on.state[row],
                or(credit[kind.code[row]], and(grant[kind.code[row]], not(notPaidByTheAct[channel.code[row]]))));
        return barredUntil(applies, row, coupOn, coupUntil, electedOn);
    }

    private int soldiers(int row) {
        return and(
                on.state[row],
                or(toSoldiers[kind.code[row]], and(grant[kind.code[row]], not(notNamed[channel.code[row]]))));
    }

    /** Both of the way back, by the day of the act, and neither before the violation. */
    private int back(Column violation, int row) {
        return and(
                and(determined(ceasedOn, null, row), determined(assuranceOn, null, row)),
                and(notBefore(ceasedOn, violation, row), notBefore(assuranceOn, violation, row)));
    }

    private byte violated(int applies, int row, Column from, Column until) {
        if (applies == FALSE) {
            return 'A';
        }
        var free = not(determined(from, until, row));
        return letter(applies, free == TRUE ? TRUE : or(free, back(from, row)));
    }

    /** The notice was made under this statute. */
    private int under(byte[] statute, int row) {
        return statute[noticeStatute.code[row]];
    }

    /** The same of a sale or an export, of which a report is no notice. */
    private int certifiedUnder(byte[] statute, int row) {
        return and(under(statute, row), not(report[noticeKind.code[row]]));
    }

    private byte readinessCertificate(int row) {
        var applies = when(stockDelivery, row);
        if (applies == FALSE) {
            return 'A';
        }
        applies = and(applies, not(holdsNot(atRisk, row)));
        var fresh = on.state[row] == Column.KNOWN && readinessCertificateOn.state[row] == Column.KNOWN
                ? below(
                        on.low[row],
                        on.high[row],
                        addMonths(readinessCertificateOn.low[row], 12),
                        addMonths(readinessCertificateOn.high[row], 12))
                : UNKNOWN;
        return letter(applies, and(determined(readinessCertificateOn, null, row), fresh));
    }

    private byte noticeOwed(byte[] kinds, byte[] statute, int basis, boolean builds, int row) {
        var applies = when(kinds, row);
        if (applies == FALSE) {
            return 'A';
        }
        var noticed = and(by(notice, row), basis == acquisition ? under(statute, row) : certifiedUnder(statute, row));
        if (noticed == TRUE) {
            return letter(applies, TRUE);
        }
        var small = and(little(row, basis, 50, builds ? 200 : 0), littleMajor(row, basis, 14));
        if (small == TRUE) {
            return letter(applies, TRUE);
        }
        var smallToThem = and(
                and(little(row, basis, 100, builds ? 300 : 0), littleMajor(row, basis, 25)),
                and(not(holds(newTerritory, row)), higherAmounts(row)));
        return letter(applies, or(noticed, or(small, smallToThem)));
    }

    /** Less than the amount for articles, or for design and construction less than its own. */
    private int little(int row, int basis, long millions, long building) {
        var articles = below(value, row, basis, millions);
        return building == 0
                ? articles
                : or(articles, and(construction[transferKind.code[row]], below(value, row, basis, building)));
    }

    /** Major equipment, which is a part of the whole, is known to be less, or there is none. */
    private int littleMajor(int row, int basis, long millions) {
        var whole = below(value, row, basis, millions);
        var state = mdeValue.state[row];
        return or(whole, or(state == Column.UNKNOWN ? UNKNOWN : not(state), below(mdeValue, row, basis, millions)));
    }

    private static int below(Column amount, int row, int basis, long millions) {
        return hasBelow(amount, row, dollars(millions * 1_000_000), basis);
    }

    private int member(Members set, int row) {
        return on.state[row] == Column.KNOWN ? set.contain(partner.code[row], on.low[row], on.high[row]) : UNKNOWN;
    }

    /** On the day of the act; where a notice came, on its day as well. */
    private int higherAmounts(int row) {
        var inside = member(higher, row);
        if (inside == TRUE || notice.state[row] != Column.KNOWN) {
            return or(inside, inside == TRUE ? TRUE : notice.state[row]);
        }
        return on.state[row] == Column.KNOWN
                ? or(
                        inside,
                        higher.contain(
                                partner.code[row],
                                Math.min(on.low[row], notice.low[row]),
                                Math.max(on.high[row], notice.high[row])))
                : UNKNOWN;
    }

    private byte firearms(int row) {
        var applies = and(when(licence, row), among(firearms, usml, row));
        return applies == FALSE
                ? (byte) 'A'
                : letter(
                        applies,
                        or(and(by(notice, row), certifiedUnder(exports, row)), below(value, row, contract, 1)));
    }

    /** has(text) && text in words. */
    private static int among(byte[] words, Column text, int row) {
        return text.state[row] == Column.KNOWN ? words[text.code[row]] : text.state[row];
    }

    private byte qmeFinding(int row, long low, long high) {
        var applies = and(when(certified, row), and(holds(region, row), notice.state[row]));
        if (applies == FALSE) {
            return 'A';
        }
        var before = on.state[row] == Column.KNOWN ? below(low, high, explanationFrom, explanationFrom) : UNKNOWN;
        var explained = or(not(holds(mde, row)), or(before, by(explanation, row, low, high)));
        return letter(applies, and(by(finding, row, low, high), explained));
    }

    private byte retransferConsent(int row) {
        var applies = when(retransfer, row);
        if (applies == FALSE) {
            return 'A';
        }
        var safe = or(not(holds(sme, row)), or(holds(demilitarised, row), holds(onward, row)));
        return letter(applies, and(holds(ownTransfer, row), safe));
    }

    private byte pledged(byte[] kinds, int row, Column pledge) {
        var applies = when(kinds, row);
        return applies == FALSE ? (byte) 'A' : letter(applies, and(by(signed, row), holds(pledge, row)));
    }

    /** Whether it is a delivery of what was granted. */
    private int grantDelivered(int row) {
        return and(delivered[kind.code[row]], grantChannels[channel.code[row]]);
    }

    /** Whether it is a sale, or a delivery by none of these channels. */
    private int soldBut(byte[] channels, int row) {
        return or(sale[kind.code[row]], and(delivered[kind.code[row]], not(channels[channel.code[row]])));
    }

    private byte saleBar(int row) {
        var applies = and(on.state[row], soldBut(unsoldChannels, row));
        if (applies == FALSE) {
            return 'A';
        }
        var free = not(determined(purposeOn, purposeUntil, row));
        return letter(
                applies,
                free == TRUE
                        ? TRUE
                        : or(
                                or(free, back(purposeOn, row)),
                                and(
                                        determined(stoppingOn, stoppingUntil, row),
                                        notBefore(stoppingOn, purposeOn, row))));
    }

    private byte grantBar(int row) {
        var applies = and(on.state[row], or(grants[kind.code[row]], grantDelivered(row)));
        return violated(applies, row, violationOn, violationUntil);
    }

    private byte reinstated(int row) {
        var sold = saleOrDelivery[kind.code[row]];
        var granted = grantDelivered(row);
        var assisted = or(aid[kind.code[row]], granted);
        var applies = and(
                on.state[row],
                or(and(assisted, by(violationOn, row)), and(soldBut(otherActs, row), by(purposeOn, row))));
        if (applies == FALSE) {
            return 'A';
        }
        var both = and(determined(ceasedOn, null, row), determined(assuranceOn, null, row));
        var afterOne = or(not(assisted), or(not(violationOn.state[row]), after(violationOn, row)));
        var afterOther = or(not(sold), or(not(purposeOn.state[row]), after(purposeOn, row)));
        var back = and(both, and(afterOne, afterOther));
        if (back == TRUE) {
            return letter(applies, TRUE);
        }
        var stopping = and(
                determined(stoppingOn, stoppingUntil, row),
                or(not(purposeOn.state[row]), notBefore(stoppingOn, purposeOn, row)));
        return letter(applies, or(back, and(and(sold, not(granted)), stopping)));
    }

    private int after(Column violation, int row) {
        return and(notBefore(ceasedOn, violation, row), notBefore(assuranceOn, violation, row));
    }

    private byte purpose(byte[] kinds, int row) {
        var applies = when(kinds, row);
        return applies == FALSE ? (byte) 'A' : letter(applies, among(purposes, purpose, row));
    }

    private byte leaseNotice(int row) {
        var applies = when(lease, row);
        if (applies == FALSE) {
            return 'A';
        }
        var state = endsOn.state[row];
        var aYear = state == Column.ABSENT
                ? TRUE
                : state == Column.UNKNOWN || on.state[row] != Column.KNOWN
                        ? UNKNOWN
                        : atMost(
                                addMonths(on.low[row], 12),
                                addMonths(on.high[row], 12),
                                endsOn.low[row],
                                endsOn.high[row]);
        return letter(and(applies, aYear), and(received(row), under(leases, row)));
    }

    private byte leaseLength(int row) {
        var applies = when(lease, row);
        if (applies == FALSE) {
            return 'A';
        }
        var recall = holds(recallable, row);
        var state = endsOn.state[row];
        if (recall == FALSE || state == Column.ABSENT) {
            return letter(applies, FALSE);
        }
        if (state == Column.UNKNOWN || on.state[row] != Column.KNOWN || refurbishment.state[row] == Column.UNKNOWN) {
            return letter(applies, UNKNOWN);
        }
        var longer = refurbishment.state[row] == Column.KNOWN;
        var low = addDays(addMonths(on.low[row], 60), longer ? refurbishment.low[row] : 0);
        var high = addDays(addMonths(on.high[row], 60), longer ? refurbishment.high[row] : 0);
        return letter(applies, and(recall, atMost(endsOn.low[row], endsOn.high[row], low, high)));
    }

    private byte egyptWithholding(int row) {
        var applies = and(when(grant, row), and(egypt[partner.code[row]], holds(withheld, row)));
        return applies == FALSE
                ? (byte) 'A'
                : letter(applies, or(inItsYear(certificationOn, row), inItsYear(withholdingWaiverOn, row)));
    }

    /** Found by the day, and in the fiscal year of the act. */
    private int inItsYear(Column finding, int row) {
        var found = determined(finding, null, row);
        if (found == FALSE || finding.state[row] != Column.KNOWN || on.state[row] != Column.KNOWN) {
            return found == FALSE ? FALSE : UNKNOWN;
        }
        return and(found, inYearOf(finding.low[row], finding.high[row], row));
    }

    /** Whether these days lie in the fiscal year of the act. */
    private int inYearOf(long low, long high, int row) {
        var first = fiscalYear(low);
        var last = fiscalYear(high);
        var from = fiscalYear(on.low[row]);
        var to = fiscalYear(on.high[row]);
        var same = first == last && from == to && first == from;
        return same ? TRUE : last < from || to < first ? FALSE : UNKNOWN;
    }

    private static int fiscalYear(long day) {
        var on = LocalDate.ofEpochDay(day);
        return on.getMonthValue() >= 10 ? on.getYear() + 1 : on.getYear();
    }

    private byte assessed(int row, long low, long high) {
        return letter(on.state[row], by(assessed, row, low, high));
    }

    private int isNone(int row) {
        return directive.state[row] == Column.KNOWN ? none[directive.code[row]] : UNKNOWN;
    }

    private byte clusters(int row, Column share, long limit, boolean atLeast) {
        var applies = and(on.state[row], holds(cluster, row));
        if (applies == FALSE) {
            return 'A';
        }
        var within = share.state[row] != Column.KNOWN
                ? share.state[row]
                : atLeast
                        ? atMost(limit, limit, share.low[row], share.high[row])
                        : atMost(share.low[row], share.high[row], limit, limit);
        var terms = atLeast ? holds(targets, row) : and(holds(targets, row), holds(inhabited, row));
        return letter(applies, and(within, terms));
    }

    private byte grantTerms(int row) {
        var applies = when(grants, row);
        if (applies == FALSE) {
            return 'A';
        }
        var pledges = and(
                and(holds(noTransfer, row), holds(protection, row)), and(holds(observation, row), holds(returns, row)));
        return letter(applies, and(by(signed, row), pledges));
    }

    private byte grantSize(int row) {
        var applies = when(grant, row);
        if (applies == FALSE) {
            return 'A';
        }
        var small = yearValue.state[row] == Column.KNOWN
                ? amountAtMost(yearValue, row, dollars(3_000_000), any)
                : yearValue.state[row];
        return letter(applies, small == TRUE ? TRUE : or(small, inItsYear(grantFindingsOn, row)));
    }

    private byte excessNotice(int row) {
        var applies = when(excess, row);
        return applies == FALSE
                ? (byte) 'A'
                : letter(
                        applies,
                        or(
                                and(by(notice, row), under(excesses, row)),
                                and(not(holds(sme, row)), below(value, row, acquisition, 7))));
    }

    private byte specialAuthority(int row) {
        var applies = and(on.state[row], holds(specialAuthority, row));
        if (applies == FALSE) {
            return 'A';
        }
        var told = or(before(justification, row), and(before(notice, row), under(specially, row)));
        return letter(applies, and(determined(specialAuthorityOn, null, row), told));
    }

    private int before(Column paper, int row) {
        return paper.state[row] != Column.KNOWN
                ? paper.state[row]
                : on.state[row] == Column.KNOWN
                        ? below(addDays(paper.low[row], -1), paper.high[row], on.low[row], on.high[row])
                        : UNKNOWN;
    }

    /** Everybody to whom the notice goes has it by the day of the proposal. */
    private int received(int row) {
        var there = and(addressees.state[row], receipts.state[row]);
        if (there == FALSE) {
            return FALSE;
        }
        if (addressees.state[row] == Column.KNOWN && addressees.size[row] == 0) {
            return FALSE;
        }
        if (receipts.state[row] != Column.KNOWN) {
            return UNKNOWN;
        }
        var everybody = addressees.state[row] != Column.KNOWN
                ? UNKNOWN
                : receipts.size[row] == addressees.size[row] ? TRUE : FALSE;
        if (receipts.size[row] == 0) {
            return everybody;
        }
        var inTime = on.state[row] == Column.KNOWN
                ? atMost(receipts.low[row], receipts.high[row], on.low[row], on.high[row])
                : UNKNOWN;
        return and(everybody, inTime);
    }

    private byte denial(int row) {
        var applies = when(approvals, row);
        if (applies == FALSE) {
            return 'A';
        }
        var excepted = by(exception, row);
        return letter(applies, excepted == TRUE ? TRUE : or(excepted, not(member(denied, row))));
    }

    private byte pause(int row, long low, long high) {
        var applies = and(when(given, row), appropriated[channel.code[row]]);
        if (applies == FALSE) {
            return 'A';
        }
        var otherwise = and(not(conflict[assuranceState.code[row]]), notLater(row, low, high, day(2024, 8, 6)));
        var inTime = or(notLater(row, low, high, day(2024, 3, 24)), otherwise);
        return letter(applies, or(by(assuranceCame, row, low, high), inTime));
    }

    /** The act is not later than the day, or the day is not over. */
    private int notLater(int row, long low, long high, long day) {
        var act = on.state[row] == Column.KNOWN ? atMost(low, high, day, day) : UNKNOWN;
        return or(act, asOf[row] <= day ? TRUE : FALSE);
    }

    private byte missiles(int row, int more, long low, long high) {
        var far = atLeast(range, row, 300);
        if (far == FALSE) {
            return 'A';
        }
        var applies = and(and(on.state[row], far), and(atLeast(payload, row, 500), more));
        return applies == FALSE ? (byte) 'A' : letter(applies, by(exception, row, low, high));
    }

    private static int atLeast(Column number, int row, long limit) {
        return number.state[row] == Column.KNOWN
                ? atMost(limit, limit, number.low[row], number.high[row])
                : number.state[row];
    }
}
