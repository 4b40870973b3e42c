package org.daylight.registry.proposals;

import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;

/**
 * The papers that it needs, each with its day; null = known not to be there.
 *
 * @param useCertificateOn when the last party signed the nontransfer and use certificate
 * @param consentOn when written approval was given
 * @param exceptionOn when an exception to a policy of denial was approved
 * @param justificationOn when the last of the committees was given the written justification of special authority
 * @param qmeFindingOn when it was certified that Israel's qualitative military edge does not suffer
 * @param qmeExplanationOn when the explanation for major defense equipment was sent
 * @param siteCertifiedOn when the physical security of the recipient's site was certified
 */
public record Papers(
        Stated<ImpreciseDate> useCertificateOn,
        Stated<ImpreciseDate> consentOn,
        Stated<ImpreciseDate> exceptionOn,
        Stated<ImpreciseDate> justificationOn,
        Stated<ImpreciseDate> qmeFindingOn,
        Stated<ImpreciseDate> qmeExplanationOn,
        Stated<ImpreciseDate> siteCertifiedOn) {}
