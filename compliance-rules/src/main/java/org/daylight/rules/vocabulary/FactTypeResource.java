package org.daylight.rules.vocabulary;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.PUBLISHER;
import static org.daylight.kit.identity.Roles.READER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/fact-types")
@Tag(name = "fact-types", description = "The facts that rules may look at, and who supplies each")
@RolesAllowed({
    DESK_OFFICER,
    LEGAL_ADVISER,
    MONITOR,
    REVIEWER,
    APPROVER,
    SENIOR_APPROVER,
    READER,
    AUDITOR,
    PUBLISHER,
    SERVICE
})
class FactTypeResource {

    /** A type of subject with its leaves. */
    record FactTypeView(String type, String name, int version, List<Leaf> leaves) {}

    @GET
    @Operation(summary = "Every type of subject")
    public List<FactTypeView> list() {
        return Vocabulary.standard().types().stream()
                .map(FactTypeResource::view)
                .toList();
    }

    @GET
    @Path("{name}")
    @Operation(summary = "The newest version of one type of subject")
    public FactTypeView get(@RestPath String name) {
        return Vocabulary.standard()
                .type(name)
                .map(FactTypeResource::view)
                .orElseThrow(() -> NOT_FOUND.problem("No type of subject has the name " + name));
    }

    private static FactTypeView view(SubjectType type) {
        return new FactTypeView(type.id(), type.name(), type.version(), type.leaves());
    }
}
