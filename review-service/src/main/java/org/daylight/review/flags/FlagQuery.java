package org.daylight.review.flags;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which flags a list holds; what is left out does not filter. */
class FlagQuery {

    @RestQuery
    @Parameter(description = "Whether the engine finds it present, cleared or cannot tell.")
    FlagView.@Nullable Condition condition;

    @RestQuery
    @Parameter(description = "What people have made of it so far.")
    FlagView.@Nullable Disposition disposition;

    @RestQuery
    @Parameter(description = "What raised it: a rule's answer, a gap in the data, a rule's defect, a refused effect.")
    FlagView.@Nullable Kind kind;

    @RestQuery
    @Parameter(description = "Only of the partner with this code.")
    @Nullable
    String partner;

    @RestQuery
    @Parameter(description = "Only of the rule with this key.")
    @Nullable
    String rule;

    @RestQuery
    @Parameter(description = "Only of this subject, such as delivery:01a212e5-f8e6-7ccf-b423-6e39299b8f08.")
    @Nullable
    String subject;

    @RestQuery
    @Parameter(description = "Only at this level, L0 to L5.")
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
    @Parameter(description = "Only what is overdue and has gone to this role, such as office director.")
    @Nullable
    String escalatedTo;

    @RestQuery
    @Parameter(description = "Only what this person works on.")
    @Nullable
    String assignedTo;

    @RestQuery
    @Parameter(description = "true: only what you watch yourself.")
    @Nullable
    Boolean watched;

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
            "flags",
            condition,
            disposition,
            kind,
            partner,
            rule,
            subject,
            level,
            confirmed,
            overdue,
            escalatedTo,
            assignedTo,
            watched,
            severity
        };
    }
}
