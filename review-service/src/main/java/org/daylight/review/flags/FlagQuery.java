package org.daylight.review.flags;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which flags a list holds; what is left out does not filter. */
class FlagQuery {

    @RestQuery
    FlagView.@Nullable Condition condition;

    @RestQuery
    FlagView.@Nullable Disposition disposition;

    @RestQuery
    FlagView.@Nullable Kind kind;

    @RestQuery
    @Nullable
    String partner;

    @RestQuery
    @Nullable
    String rule;

    @RestQuery
    @Nullable
    String subject;

    @RestQuery
    @Nullable
    String level;

    @RestQuery
    @Parameter(description = "true: only findings, false: only what nobody has confirmed.")
    @Nullable
    Boolean confirmed;

    @RestQuery
    @Parameter(description = "Whether something was due before today and has not happened.")
    @Nullable
    Boolean overdue;

    @RestQuery
    @Parameter(description = "The severity of the rule.")
    @Nullable
    String severity;

    @RestQuery
    @Parameter(description = "With the explanation of each; recomputed, so ask for pages of moderate size.")
    @Nullable
    Boolean explain;

    boolean explained() {
        return Boolean.TRUE.equals(explain);
    }

    @Nullable
    Object[] binding() {
        return new @Nullable Object[] {
            "flags", condition, disposition, kind, partner, rule, subject, level, confirmed, overdue, severity
        };
    }
}
