package org.daylight.rules.publication;

import java.math.BigDecimal;
import java.util.List;
import org.daylight.rules.measures.Numbers;
import org.daylight.rules.measures.PublicationOverride;
import org.daylight.rules.measures.PublicationTable;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.State;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a revision before it is published, and why it was let through.
 *
 * @param mostFlagged the share of subjects that it may newly flag without a person's decision
 * @param mostUndetermined the share of the subjects that it may apply to on which it may be undetermined
 * @param measured what was measured and is not too old, the latest first, in the reader's own sight; empty if there is none
 * @param passed null until it is published
 */
record PublicationView(
        Kind kind,
        String key,
        String digest,
        State state,
        @Nullable String pack,
        BigDecimal mostFlagged,
        BigDecimal mostUndetermined,
        List<Numbers> measured,
        List<PublicationOverride> overrides,
        PublicationTable.@Nullable Passed passed) {}
