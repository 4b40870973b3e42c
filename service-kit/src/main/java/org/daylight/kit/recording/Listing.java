package org.daylight.kit.recording;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What every list of records takes; a feature may extend it with filters of its own. */
public class Listing {

    @BeanParam
    @Valid
    public PageQuery page = new PageQuery();

    @BeanParam
    public Knowing.Query when = new Knowing.Query();

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "true: with what was entered by mistake.")
    public boolean voided;

    /** The conditions that are the same for every list. */
    public Filter filter() {
        return Filter.none().withVoided(voided);
    }
}
