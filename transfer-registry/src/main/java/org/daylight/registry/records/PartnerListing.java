package org.daylight.registry.records;

import org.daylight.kit.recording.Filter;
import org.daylight.kit.recording.Listing;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What every list of records that belong to a partner takes. */
public class PartnerListing extends Listing {

    @RestQuery
    @Parameter(description = "The record with this reference.")
    public @Nullable String reference;

    @RestQuery
    @Parameter(description = "Only of the partner with this code.")
    public @Nullable String partner;

    @Override
    public Filter filter() {
        return super.filter()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner);
    }
}
