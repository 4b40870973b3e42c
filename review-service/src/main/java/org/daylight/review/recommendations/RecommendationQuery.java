package org.daylight.review.recommendations;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which recommendations a list holds; what is left out does not filter. */
class RecommendationQuery {

    @RestQuery
    @Parameter(description = "Only those that are here on their way.")
    RecommendationView.@Nullable State state;

    @RestQuery
    @Parameter(description = "Only those that this role has to see to.")
    @Nullable
    String ownerRole;

    @RestQuery
    @Parameter(description = "Only about the rule with this key.")
    @Nullable
    String rule;

    @RestQuery
    @Parameter(description = "Only about the partner with this code.")
    @Nullable
    String partner;

    @RestQuery
    @Parameter(description = "true: only what should have been implemented by now and is not.")
    @Nullable
    Boolean overdue;
}
