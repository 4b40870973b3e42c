package org.daylight.rules.differences;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.packs.LeftOut;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/differences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "differences", description = "What another version says otherwise, in words")
@EveryRole
class DifferenceResource {

    private static final String STAYS =
            "%s is no longer in the pack; it stays in force until it is withdrawn, as by publishing with withdrawLeftOut=true";

    private final Revisions revisions;
    private final LeftOut leftOut;

    DifferenceResource(Revisions revisions, LeftOut leftOut) {
        this.revisions = revisions;
        this.leftOut = leftOut;
    }

    /**
     * What one version changes in another.
     *
     * @param before digest of the one that is compared with
     * @param after digest of the one that is asked about
     * @param changes empty = it is the same version
     */
    record DifferenceView(Kind kind, String key, String before, String after, List<Change> changes) {}

    /** What publishing one part of a pack changes; without a digest before it is new, without one after it is left out. */
    record PackChange(
            Kind kind,
            String key,
            @Nullable String before,
            @Nullable String after,
            List<Change> changes) {}

    @GET
    @Operation(
            summary = "What one version of a rule, set or template changes in another",
            description = "Without before it is compared with what else is published under its key.")
    public DifferenceView between(
            @RestQuery @Parameter(description = "The digest of the later version.") @Nullable String after,
            @RestQuery @Parameter(description = "The digest of the earlier version; what stands if left out.") @Nullable
                    String before) {
        if (after == null) {
            throw INVALID_REQUEST.problem(
                    "Say which version is asked about", new Violation("query:after", "must be a digest"));
        }
        var asked = revisions.get(after);
        var compared = before == null ? standing(asked) : compared(asked, before);
        return new DifferenceView(
                asked.kind(),
                asked.key(),
                compared.digest(),
                asked.digest(),
                Differences.between(compared.definition(), asked.definition()));
    }

    @GET
    @Path("packs/{pack}")
    @Operation(
            summary = "What publishing all that is proposed of a pack would change",
            description =
                    "With what is published of it and is no longer in the text that was sent last (after: null): it stays in"
                            + " force until it is withdrawn.")
    public List<PackChange> pack(@RestPath String pack) {
        return Stream.concat(
                        revisions.proposed(pack).stream().map(this::coming),
                        leftOut.of(pack).stream().map(DifferenceResource::staying))
                .toList();
    }

    private PackChange coming(Revision proposed) {
        var standing = latest(proposed.kind(), proposed.key(), proposed.digest());
        return new PackChange(
                proposed.kind(),
                proposed.key(),
                standing.map(Revision::digest).orElse(null),
                proposed.digest(),
                standing.map(before -> Differences.between(before.definition(), proposed.definition()))
                        .orElse(List.of()));
    }

    private static PackChange staying(Revision left) {
        return new PackChange(
                left.kind(),
                left.key(),
                left.digest(),
                null,
                List.of(new Change("", STAYS.formatted(left.key()), left.title(), null)));
    }

    /** The published one with the latest start. */
    private Optional<Revision> latest(Kind kind, String key, String digest) {
        return revisions.published(kind).stream()
                .filter(other -> other.key().equals(key) && !other.digest().equals(digest))
                .reduce((_, later) -> later);
    }

    private Revision standing(Revision asked) {
        return latest(asked.kind(), asked.key(), asked.digest())
                .orElseThrow(
                        () -> NOT_FOUND.problem("Nothing else of %s is published; say with which digest it is compared"
                                .formatted(asked.key())));
    }

    private Revision compared(Revision asked, String before) {
        var compared = revisions.get(before);
        if (compared.kind() != asked.kind() || !compared.key().equals(asked.key())) {
            throw INVALID_REQUEST.problem(
                    "%s is a version of %s".formatted(before, compared.key()),
                    new Violation("query:before", "must be the digest of another version of " + asked.key()));
        }
        return compared;
    }
}
