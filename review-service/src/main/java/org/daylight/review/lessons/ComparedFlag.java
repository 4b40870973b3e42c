package org.daylight.review.lessons;

import java.util.List;
import org.daylight.kit.identity.Marking;
import org.daylight.review.flags.FlagView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one subject of a case, where it is not the same in all three columns of a comparison. Besides the
 * answers there are NO_RULE (the rulebook has no such rule) and NO_SUBJECT.
 *
 * @param waived what let it pass on the day of the case, where any column says NOT_MET; written down when the runs were
 *     compared
 * @param why RULES where today's rules answer differently on what was known then; KNOWLEDGE where they do on what is known
 *     today
 */
@Schema(name = "ComparedFlag")
record ComparedFlag(
        String subject,
        @Nullable String label,
        @Nullable String partner,
        String rule,
        Marking marking,
        String then,
        String rulesToday,
        String knownToday,
        FlagView.@Nullable Waived waived,
        List<String> why) {}
