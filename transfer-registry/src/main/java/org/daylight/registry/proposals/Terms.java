package org.daylight.registry.proposals;

import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;

/**
 * The terms that the recipient signed, or is to sign.
 *
 * @param signedOn null = known not to be signed
 * @param noTransferPledge no transfer and no other use without consent
 * @param protectionPledge the same degree of security
 * @param observationRight the supplier may observe and review the use
 * @param returnPledge what is no longer needed is returned
 * @param verifyClause the right to verify reports of misuse
 * @param onwardPledge the proposed recipient's own pledge, in writing, of no onward transfer
 * @param recallable a lease can be ended at any time
 * @param militaryTargetsOnly only clear military targets where no civilians are known to be
 * @param notInhabitedAreas not in areas normally inhabited by civilians
 */
public record Terms(
        Stated<ImpreciseDate> signedOn,
        @Nullable Boolean noTransferPledge,
        @Nullable Boolean protectionPledge,
        @Nullable Boolean observationRight,
        @Nullable Boolean returnPledge,
        @Nullable Boolean verifyClause,
        Stated<Boolean> onwardPledge,
        @Nullable Boolean recallable,
        @Nullable Boolean militaryTargetsOnly,
        @Nullable Boolean notInhabitedAreas) {}
