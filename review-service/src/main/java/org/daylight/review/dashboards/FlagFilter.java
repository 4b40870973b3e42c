package org.daylight.review.dashboards;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which flags behind a number; what is left out does not filter. */
class FlagFilter {

    @RestQuery
    @Parameter(description = "RULE, DATA_GAP, RULE_ERROR or EFFECT_REFUSED.")
    @Nullable
    String kind;

    @RestQuery
    @Parameter(description = "OWN_GOVERNMENT, PARTNER or EXPORTER.")
    @Nullable
    String dutyHolder;

    @RestQuery
    @Parameter(description = "PRESENT or UNDETERMINED.")
    @Nullable
    String condition;

    @RestQuery
    @Parameter(description = "The severity of the rule.")
    @Nullable
    String severity;

    @RestQuery
    @Parameter(description = "What people had said of it by the end of the day.")
    @Nullable
    String disposition;
}
