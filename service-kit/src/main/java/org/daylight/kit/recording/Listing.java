package org.daylight.kit.recording;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import java.util.ArrayList;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Violation;
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

    /** A file holds the whole list, and only what an import could write again. */
    void requireWhole() {
        var violations = new ArrayList<Violation>();
        if (page.limit != null) {
            violations.add(new Violation("query:limit", "leave it out: a file holds the whole list"));
        }
        if (page.cursor != null) {
            violations.add(new Violation("query:cursor", "leave it out: a file holds the whole list"));
        }
        if (voided) {
            violations.add(new Violation(
                    "query:voided", "leave it out: what was voided cannot be imported again; read it as JSON"));
        }
        if (!violations.isEmpty()) {
            throw INVALID_REQUEST.problem("A file cannot be cut out of a list like this", violations);
        }
    }

    /** The conditions that are the same for every list. */
    public Filter filter() {
        return Filter.none().withVoided(voided);
    }
}
