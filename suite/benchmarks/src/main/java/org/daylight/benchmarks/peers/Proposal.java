package org.daylight.benchmarks.peers;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as a bean, as Drools and hand-written Java look at it: null = known to be absent, or not known. Money is in
 * whole dollars.
 */
public final class Proposal {

    private final byte[] notMet;
    private final @Nullable Boolean agreementNoTransferPledge;
    private final @Nullable Boolean agreementOnwardPledge;
    private final @Nullable LocalDate agreementSignedOn;
    private final @Nullable LocalDate determinationAidRestrictedOn;
    private final @Nullable LocalDate determinationAidRestrictedUntil;
    private final @Nullable LocalDate determinationAidWaiverOn;
    private final @Nullable LocalDate determinationAidWaiverUntil;
    private final @Nullable LocalDate determinationEligibilityOn;
    private final @Nullable LocalDate determinationEligibilityUntil;
    private final @Nullable LocalDate determinationExtraordinaryCircumstancesOn;
    private final @Nullable LocalDate determinationFutureAssuranceOn;
    private final @Nullable LocalDate determinationGrossPatternOn;
    private final @Nullable LocalDate determinationGrossPatternUntil;
    private final @Nullable LocalDate determinationHarassmentOn;
    private final @Nullable LocalDate determinationHarassmentUntil;
    private final @Nullable LocalDate determinationMaterialBreachOn;
    private final @Nullable LocalDate determinationMaterialBreachUntil;
    private final @Nullable LocalDate determinationPurposeViolationOn;
    private final @Nullable LocalDate determinationPurposeViolationUntil;
    private final @Nullable LocalDate determinationStoppingHarmOn;
    private final @Nullable LocalDate determinationStoppingHarmUntil;
    private final @Nullable LocalDate determinationSubstantialViolationOn;
    private final @Nullable LocalDate determinationSubstantialViolationUntil;
    private final @Nullable LocalDate determinationTerrorSponsorOn;
    private final @Nullable LocalDate determinationTerrorSponsorUntil;
    private final @Nullable LocalDate determinationViolationCeasedOn;
    private final @Nullable LocalDate documentConsentOn;
    private final @Nullable String documentNoticeKind;
    private final @Nullable LocalDate documentNoticeOn;
    private final @Nullable String documentNoticeStatute;
    private final @Nullable LocalDate documentUseCertificateOn;
    private final @Nullable Boolean itemClassified;
    private final @Nullable Boolean itemSme;
    private final @Nullable String itemUsmlCategory;
    private final @Nullable Boolean judgementDemilitarised;
    private final @Nullable Boolean judgementOwnTransferAllowed;
    private final @Nullable Boolean judgementReadinessHarm;
    private final @Nullable String proposalKind;
    private final @Nullable LocalDate proposalOn;
    private final @Nullable String proposalPurpose;
    private final @Nullable Long proposalValue;
    private final @Nullable String transferChannel;

    /**
     * By leaf, as {@link Facts} gives it.
     *
     * @param notMet where a rule that is not met leaves its mark
     */
    Proposal(Map<String, Object> facts, byte[] notMet) {
        this.notMet = notMet;
        agreementNoTransferPledge = (Boolean) facts.get("agreement.noTransferPledge");
        agreementOnwardPledge = (Boolean) facts.get("agreement.onwardPledge");
        agreementSignedOn = (LocalDate) facts.get("agreement.signedOn");
        determinationAidRestrictedOn = (LocalDate) facts.get("determination.aidRestrictedOn");
        determinationAidRestrictedUntil = (LocalDate) facts.get("determination.aidRestrictedUntil");
        determinationAidWaiverOn = (LocalDate) facts.get("determination.aidWaiverOn");
        determinationAidWaiverUntil = (LocalDate) facts.get("determination.aidWaiverUntil");
        determinationEligibilityOn = (LocalDate) facts.get("determination.eligibilityOn");
        determinationEligibilityUntil = (LocalDate) facts.get("determination.eligibilityUntil");
        determinationExtraordinaryCircumstancesOn = (LocalDate) facts.get("determination.extraordinaryCircumstancesOn");
        determinationFutureAssuranceOn = (LocalDate) facts.get("determination.futureAssuranceOn");
        determinationGrossPatternOn = (LocalDate) facts.get("determination.grossPatternOn");
        determinationGrossPatternUntil = (LocalDate) facts.get("determination.grossPatternUntil");
        determinationHarassmentOn = (LocalDate) facts.get("determination.harassmentOn");
        determinationHarassmentUntil = (LocalDate) facts.get("determination.harassmentUntil");
        determinationMaterialBreachOn = (LocalDate) facts.get("determination.materialBreachOn");
        determinationMaterialBreachUntil = (LocalDate) facts.get("determination.materialBreachUntil");
        determinationPurposeViolationOn = (LocalDate) facts.get("determination.purposeViolationOn");
        determinationPurposeViolationUntil = (LocalDate) facts.get("determination.purposeViolationUntil");
        determinationStoppingHarmOn = (LocalDate) facts.get("determination.stoppingHarmOn");
        determinationStoppingHarmUntil = (LocalDate) facts.get("determination.stoppingHarmUntil");
        determinationSubstantialViolationOn = (LocalDate) facts.get("determination.substantialViolationOn");
        determinationSubstantialViolationUntil = (LocalDate) facts.get("determination.substantialViolationUntil");
        determinationTerrorSponsorOn = (LocalDate) facts.get("determination.terrorSponsorOn");
        determinationTerrorSponsorUntil = (LocalDate) facts.get("determination.terrorSponsorUntil");
        determinationViolationCeasedOn = (LocalDate) facts.get("determination.violationCeasedOn");
        documentConsentOn = (LocalDate) facts.get("document.consentOn");
        documentNoticeKind = (String) facts.get("document.noticeKind");
        documentNoticeOn = (LocalDate) facts.get("document.noticeOn");
        documentNoticeStatute = (String) facts.get("document.noticeStatute");
        documentUseCertificateOn = (LocalDate) facts.get("document.useCertificateOn");
        itemClassified = (Boolean) facts.get("item.classified");
        itemSme = (Boolean) facts.get("item.sme");
        itemUsmlCategory = (String) facts.get("item.usmlCategory");
        judgementDemilitarised = (Boolean) facts.get("judgement.demilitarised");
        judgementOwnTransferAllowed = (Boolean) facts.get("judgement.ownTransferAllowed");
        judgementReadinessHarm = (Boolean) facts.get("judgement.readinessHarm");
        proposalKind = (String) facts.get("proposal.kind");
        proposalOn = (LocalDate) facts.get("proposal.on");
        proposalPurpose = (String) facts.get("proposal.purpose");
        proposalValue = (Long) facts.get("proposal.value");
        transferChannel = (String) facts.get("transfer.channel");
    }

    /** Called by the consequence of a Drools rule. */
    public void isNotMet(int rule) {
        notMet[rule] = 'N';
    }

    public @Nullable Boolean getAgreementNoTransferPledge() {
        return agreementNoTransferPledge;
    }

    public @Nullable Boolean getAgreementOnwardPledge() {
        return agreementOnwardPledge;
    }

    public @Nullable LocalDate getAgreementSignedOn() {
        return agreementSignedOn;
    }

    public @Nullable LocalDate getDeterminationAidRestrictedOn() {
        return determinationAidRestrictedOn;
    }

    public @Nullable LocalDate getDeterminationAidRestrictedUntil() {
        return determinationAidRestrictedUntil;
    }

    public @Nullable LocalDate getDeterminationAidWaiverOn() {
        return determinationAidWaiverOn;
    }

    public @Nullable LocalDate getDeterminationAidWaiverUntil() {
        return determinationAidWaiverUntil;
    }

    public @Nullable LocalDate getDeterminationEligibilityOn() {
        return determinationEligibilityOn;
    }

    public @Nullable LocalDate getDeterminationEligibilityUntil() {
        return determinationEligibilityUntil;
    }

    public @Nullable LocalDate getDeterminationExtraordinaryCircumstancesOn() {
        return determinationExtraordinaryCircumstancesOn;
    }

    public @Nullable LocalDate getDeterminationFutureAssuranceOn() {
        return determinationFutureAssuranceOn;
    }

    public @Nullable LocalDate getDeterminationGrossPatternOn() {
        return determinationGrossPatternOn;
    }

    public @Nullable LocalDate getDeterminationGrossPatternUntil() {
        return determinationGrossPatternUntil;
    }

    public @Nullable LocalDate getDeterminationHarassmentOn() {
        return determinationHarassmentOn;
    }

    public @Nullable LocalDate getDeterminationHarassmentUntil() {
        return determinationHarassmentUntil;
    }

    public @Nullable LocalDate getDeterminationMaterialBreachOn() {
        return determinationMaterialBreachOn;
    }

    public @Nullable LocalDate getDeterminationMaterialBreachUntil() {
        return determinationMaterialBreachUntil;
    }

    public @Nullable LocalDate getDeterminationPurposeViolationOn() {
        return determinationPurposeViolationOn;
    }

    public @Nullable LocalDate getDeterminationPurposeViolationUntil() {
        return determinationPurposeViolationUntil;
    }

    public @Nullable LocalDate getDeterminationStoppingHarmOn() {
        return determinationStoppingHarmOn;
    }

    public @Nullable LocalDate getDeterminationStoppingHarmUntil() {
        return determinationStoppingHarmUntil;
    }

    public @Nullable LocalDate getDeterminationSubstantialViolationOn() {
        return determinationSubstantialViolationOn;
    }

    public @Nullable LocalDate getDeterminationSubstantialViolationUntil() {
        return determinationSubstantialViolationUntil;
    }

    public @Nullable LocalDate getDeterminationTerrorSponsorOn() {
        return determinationTerrorSponsorOn;
    }

    public @Nullable LocalDate getDeterminationTerrorSponsorUntil() {
        return determinationTerrorSponsorUntil;
    }

    public @Nullable LocalDate getDeterminationViolationCeasedOn() {
        return determinationViolationCeasedOn;
    }

    public @Nullable LocalDate getDocumentConsentOn() {
        return documentConsentOn;
    }

    public @Nullable String getDocumentNoticeKind() {
        return documentNoticeKind;
    }

    public @Nullable LocalDate getDocumentNoticeOn() {
        return documentNoticeOn;
    }

    public @Nullable String getDocumentNoticeStatute() {
        return documentNoticeStatute;
    }

    public @Nullable LocalDate getDocumentUseCertificateOn() {
        return documentUseCertificateOn;
    }

    public @Nullable Boolean getItemClassified() {
        return itemClassified;
    }

    public @Nullable Boolean getItemSme() {
        return itemSme;
    }

    public @Nullable String getItemUsmlCategory() {
        return itemUsmlCategory;
    }

    public @Nullable Boolean getJudgementDemilitarised() {
        return judgementDemilitarised;
    }

    public @Nullable Boolean getJudgementOwnTransferAllowed() {
        return judgementOwnTransferAllowed;
    }

    public @Nullable Boolean getJudgementReadinessHarm() {
        return judgementReadinessHarm;
    }

    public @Nullable String getProposalKind() {
        return proposalKind;
    }

    public @Nullable LocalDate getProposalOn() {
        return proposalOn;
    }

    public @Nullable String getProposalPurpose() {
        return proposalPurpose;
    }

    public @Nullable Long getProposalValue() {
        return proposalValue;
    }

    public @Nullable String getTransferChannel() {
        return transferChannel;
    }
}
