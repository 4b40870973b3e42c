package org.daylight.rules.vocabulary;

import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.daylight.kit.identity.EveryRole;
import org.daylight.rules.facts.Leaf;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Vocabulary;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/fact-types")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fact-types", description = "The facts that rules may look at, and who supplies each")
@EveryRole
class FactTypeResource {

    /** A type of subject with its leaves. */
    record FactTypeView(String type, String name, int version, List<Leaf> leaves) {}

    @GET
    @Operation(
            summary = "Every type of subject",
            description =
                    "A leaf is left out of a line where it is not known, and null where it is known to be absent. A leaf whose type"
                            + " ends in _LIST is an array of at most 1,000 elements; [] is known to be empty, and an element that is"
                            + " null is one whose value is not known. A line with a longer list is refused.")
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
