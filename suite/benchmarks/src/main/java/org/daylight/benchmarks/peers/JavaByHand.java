package org.daylight.benchmarks.peers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The twenty rules as somebody writes them in Java over beans, with two values: what is not there is not there. */
final class JavaByHand extends Peer {

    private interface Rule {
        byte letter(Proposal p, LocalDate on);
    }

    private static final byte APART = 'A';
    private static final String[] SOLD = {"OFFER", "UPGRADE", "DELIVERY", "STOCK_DELIVERY"};
    private static final String[] ASSISTANCE = {
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
        "STOCK_DELIVERY"
    };
    private static final List<Rule> RULES = List.of(
            // us.aeca.36c.firearms
            (p, on) -> !is(p, "LICENCE") || !"I".equals(p.getItemUsmlCategory())
                    ? APART
                    : met((noticed(p, on, "AECA 36(c)") && !"REPORT".equals(p.getDocumentNoticeKind()))
                            || below(p, 1_000_000)),
            // us.aeca.36d.notice-owed
            (p, on) -> !is(p, "COPRODUCTION") || !yes(p.getItemSme()) ? APART : met(noticed(p, on, "AECA 36(d)")),
            // us.aeca.3a.retransfer-consent
            (p, on) -> !is(p, "RETRANSFER")
                    ? APART
                    : met(yes(p.getJudgementOwnTransferAllowed())
                            && (!yes(p.getItemSme())
                                    || yes(p.getJudgementDemilitarised())
                                    || yes(p.getAgreementOnwardPledge()))),
            // us.aeca.3a1.eligibility
            (p, on) -> !is(p, "OFFER", "UPGRADE", "LEASE")
                    ? APART
                    : met(during(p.getDeterminationEligibilityOn(), p.getDeterminationEligibilityUntil(), on)),
            // us.aeca.3a2.transfer-and-use-pledge
            (p, on) -> !is(p, "OFFER", "UPGRADE", "LEASE")
                    ? APART
                    : met(since(p.getAgreementSignedOn(), on) && yes(p.getAgreementNoTransferPledge())),
            // us.aeca.3c1a.credit-bar
            (p, on) -> !is(p, "CREDIT")
                    ? APART
                    : met(!substantialViolation(p, on) || back(p, on, p.getDeterminationSubstantialViolationOn())),
            // us.aeca.3c1b.sale-and-delivery-bar
            (p, on) -> !soldBut(p, "PDA", "EDA", "USAI", "BPC", "LEASE")
                    ? APART
                    : met(!during(p.getDeterminationPurposeViolationOn(), p.getDeterminationPurposeViolationUntil(), on)
                            || back(p, on, p.getDeterminationPurposeViolationOn())
                            || goesOn(p, on)),
            // us.aeca.3c4.reinstatement
            (p, on) -> !((is(p, "CREDIT", "GRANT", "EXCESS") || grantDelivered(p))
                                    && since(p.getDeterminationSubstantialViolationOn(), on))
                            && !(soldBut(p, "USAI", "BPC", "LEASE")
                                    && since(p.getDeterminationPurposeViolationOn(), on))
                    ? APART
                    : met((back(p, on, null)
                                    && (!(is(p, "CREDIT", "GRANT", "EXCESS") || grantDelivered(p))
                                            || back(p, on, p.getDeterminationSubstantialViolationOn()))
                                    && (!is(p, SOLD) || back(p, on, p.getDeterminationPurposeViolationOn())))
                            || (is(p, SOLD) && !grantDelivered(p) && goesOn(p, on))),
            // us.aeca.3f.material-breach
            (p, on) -> !is(p, "OFFER", "UPGRADE", "LEASE")
                    ? APART
                    : met(!during(p.getDeterminationMaterialBreachOn(), p.getDeterminationMaterialBreachUntil(), on)),
            // us.aeca.4.purpose
            (p, on) -> !is(p, "OFFER", "UPGRADE", "LEASE") ? APART : met(purpose(p.getProposalPurpose())),
            // us.aeca.40.terror-sponsor
            (p, on) -> met(!terrorSponsor(p, on)),
            // us.aeca.6.harassment
            (p, on) -> !is(p, "OFFER", "UPGRADE", "CREDIT", "LICENCE", "LICENCE_CHANGE", "COPRODUCTION")
                    ? APART
                    : met(!during(p.getDeterminationHarassmentOn(), p.getDeterminationHarassmentUntil(), on)),
            // us.faa.502b.a2.gross-pattern
            (p, on) -> !is(p, ASSISTANCE)
                    ? APART
                    : met(!during(p.getDeterminationGrossPatternOn(), p.getDeterminationGrossPatternUntil(), on)
                            || (since(p.getDeterminationExtraordinaryCircumstancesOn(), on)
                                    && notBefore(
                                            p.getDeterminationExtraordinaryCircumstancesOn(),
                                            p.getDeterminationGrossPatternOn()))),
            // us.faa.505d.grant-bar
            (p, on) -> !is(p, "GRANT", "EXCESS") && !grantDelivered(p)
                    ? APART
                    : met(!substantialViolation(p, on) || back(p, on, p.getDeterminationSubstantialViolationOn())),
            // us.faa.516b.readiness
            (p, on) -> !is(p, "EXCESS")
                    ? APART
                    : met(p.getJudgementReadinessHarm() != null && !yes(p.getJudgementReadinessHarm())),
            // us.faa.516f.notice-owed
            (p, on) -> !is(p, "EXCESS")
                    ? APART
                    : met(noticed(p, on, "FAA 516(f)") || (!yes(p.getItemSme()) && below(p, 7_000_000))),
            // us.faa.620a.terror-sponsor-aid
            (p, on) -> !is(p, "GRANT", "CREDIT", "EXCESS") ? APART : met(!terrorSponsor(p, on)),
            // us.faa.620i.aid-access
            (p, on) -> !is(p, "GRANT", "CREDIT", "EXCESS")
                    ? APART
                    : met(!during(p.getDeterminationAidRestrictedOn(), p.getDeterminationAidRestrictedUntil(), on)
                            || (during(p.getDeterminationAidWaiverOn(), p.getDeterminationAidWaiverUntil(), on)
                                    && notBefore(
                                            p.getDeterminationAidWaiverOn(), p.getDeterminationAidRestrictedOn()))),
            // us.itar.123-10.use-certificate
            (p, on) -> !is(p, "LICENCE")
                            || !(yes(p.getItemSme())
                                    || yes(p.getItemClassified())
                                    || among(p.getItemUsmlCategory(), "XVII"))
                    ? APART
                    : met(since(p.getDocumentUseCertificateOn(), on)),
            // us.itar.123-9.change-approval
            (p, on) -> !is(p, "LICENCE_CHANGE") ? APART : met(since(p.getDocumentConsentOn(), on)));

    private final List<Proposal> beans = new ArrayList<>();

    JavaByHand(Subset rules, Facts facts) {
        super(rules, "hand-written Java, two values, on beans", "a lambda from a bean to a letter", Answers.TWO_VALUED);
        facts.known.forEach(known -> beans.add(new Proposal(known, new byte[0])));
    }

    @Override
    void judge() {
        for (var row = 0; row < beans.size(); row++) {
            var bean = beans.get(row);
            var on = bean.getProposalOn();
            for (var rule = 0; rule < letters.length; rule++) {
                letters[rule][row] = on == null ? APART : RULES.get(rule).letter(bean, on);
            }
        }
    }

    private static byte met(boolean met) {
        return (byte) (met ? 'M' : 'N');
    }

    private static boolean is(Proposal p, String... kinds) {
        return among(p.getProposalKind(), kinds);
    }

    private static boolean grantDelivered(Proposal p) {
        return is(p, "DELIVERY", "STOCK_DELIVERY") && among(p.getTransferChannel(), "PDA", "EDA");
    }

    /** A sale, or a delivery by none of these channels. */
    private static boolean soldBut(Proposal p, String... channels) {
        return is(p, SOLD) && (is(p, "OFFER", "UPGRADE") || !among(p.getTransferChannel(), channels));
    }

    private static boolean among(@Nullable String text, String... texts) {
        for (var one : texts) {
            if (one.equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static boolean purpose(@Nullable String purpose) {
        return purpose != null
                && switch (purpose) {
                    case "INTERNAL_SECURITY",
                            "SELF_DEFENSE",
                            "NONPROLIFERATION",
                            "COLLECTIVE_MEASURES",
                            "CIVIC_ACTION" -> true;
                    default -> false;
                };
    }

    private static boolean substantialViolation(Proposal p, LocalDate on) {
        return during(p.getDeterminationSubstantialViolationOn(), p.getDeterminationSubstantialViolationUntil(), on);
    }

    private static boolean noticed(Proposal p, LocalDate on, String statute) {
        return since(p.getDocumentNoticeOn(), on) && statute.equals(p.getDocumentNoticeStatute());
    }

    /** Found to have ceased, and assured against another, neither before the violation. */
    private static boolean back(Proposal p, LocalDate on, @Nullable LocalDate violation) {
        return since(p.getDeterminationViolationCeasedOn(), on)
                && since(p.getDeterminationFutureAssuranceOn(), on)
                && notBefore(p.getDeterminationViolationCeasedOn(), violation)
                && notBefore(p.getDeterminationFutureAssuranceOn(), violation);
    }

    /** Certified of the violation, or a later one, that stopping would do harm. */
    private static boolean goesOn(Proposal p, LocalDate on) {
        return during(p.getDeterminationStoppingHarmOn(), p.getDeterminationStoppingHarmUntil(), on)
                && notBefore(p.getDeterminationStoppingHarmOn(), p.getDeterminationPurposeViolationOn());
    }

    private static boolean notBefore(@Nullable LocalDate later, @Nullable LocalDate earlier) {
        return earlier == null || (later != null && !later.isBefore(earlier));
    }

    private static boolean terrorSponsor(Proposal p, LocalDate on) {
        return during(p.getDeterminationTerrorSponsorOn(), p.getDeterminationTerrorSponsorUntil(), on);
    }

    private static boolean yes(@Nullable Boolean flag) {
        return flag != null && flag;
    }

    private static boolean below(Proposal p, long dollars) {
        var value = p.getProposalValue();
        return value != null && value < dollars;
    }

    private static boolean since(@Nullable LocalDate date, LocalDate on) {
        return date != null && !date.isAfter(on);
    }

    private static boolean during(@Nullable LocalDate from, @Nullable LocalDate until, LocalDate on) {
        return since(from, on) && (until == null || on.isBefore(until));
    }
}
