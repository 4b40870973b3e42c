package org.daylight.review.restrictions;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one reader may see of lines that the service read with full sight.
 *
 * @param groups the reader's
 * @param hidden the keys of what somebody restricted and this reader may not see
 */
public record LineSight(boolean full, Set<String> groups, Set<String> hidden) {

    public boolean sees(List<String> accessGroups, String subject, @Nullable String partner) {
        return full
                || (groups.containsAll(accessGroups)
                        && !hidden.contains(subject)
                        && (partner == null || !hidden.contains("partner:" + partner)));
    }
}
