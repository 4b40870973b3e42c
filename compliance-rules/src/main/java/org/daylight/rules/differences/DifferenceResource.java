package org.daylight.rules.differences;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.revisions.Kind;
import org.daylight.rules.revisions.Revision;
import org.daylight.rules.revisions.Revisions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Tag(name = "differences", description = "What another version says otherwise, in words")
@EveryRole
class DifferenceResource {

    private final Revisions revisions;

    DifferenceResource(Revisions revisions) {
        this.revisions = revisions;
    }

    /**
     * What one version changes in another.
     *
     * @param before digest of the one that is compared with
     * @param after digest of the one that is asked about
     * @param changes empty = both say the same
     */
    record DifferenceView(String key, String before, String after, List<Change> changes) {}

    /** What publishing one part of a pack changes; without a digest before it is new. */
    record PackChange(Kind kind, String key, @Nullable String before, String after, List<Change> changes) {}

    @GET
    @Path("rules/{key}/revisions/{digest}/difference")
    @Operation(summary = "What a revision of a rule changes in another")
    public DifferenceView rule(@RestPath String key, @RestPath String digest, @RestQuery @Nullable String with) {
        return difference(Kind.RULE, key, digest, with);
    }

    @GET
    @Path("sets/{key}/versions/{digest}/difference")
    @Operation(summary = "Who joins or leaves by a version of a set, and when")
    public DifferenceView set(@RestPath String key, @RestPath String digest, @RestQuery @Nullable String with) {
        return difference(Kind.SET, key, digest, with);
    }

    @GET
    @Path("packs/{pack}/difference")
    @Operation(summary = "What publishing all that is proposed of a pack would change")
    public List<PackChange> pack(@RestPath String pack) {
        return revisions.proposed(pack).stream()
                .map(proposed -> {
                    var standing = latest(proposed.kind(), proposed.key(), proposed.digest());
                    return new PackChange(
                            proposed.kind(),
                            proposed.key(),
                            standing.map(Revision::digest).orElse(null),
                            proposed.digest(),
                            standing.map(before -> Differences.between(before.definition(), proposed.definition()))
                                    .orElse(List.of()));
                })
                .toList();
    }

    private DifferenceView difference(Kind kind, String key, String digest, @Nullable String with) {
        var after = revisions.get(kind, key, digest);
        var before = with == null ? standing(kind, key, digest) : compared(kind, key, with);
        return new DifferenceView(
                key, before.digest(), after.digest(), Differences.between(before.definition(), after.definition()));
    }

    /** The published one with the latest start. */
    private Optional<Revision> latest(Kind kind, String key, String digest) {
        return revisions.published(kind).stream()
                .filter(other -> other.key().equals(key) && !other.digest().equals(digest))
                .reduce((_, later) -> later);
    }

    private Revision standing(Kind kind, String key, String digest) {
        return latest(kind, key, digest)
                .orElseThrow(() -> NOT_FOUND.problem(
                        "Nothing else of %s is published; say with which digest it is compared".formatted(key)));
    }

    private Revision compared(Kind kind, String key, String with) {
        var compared = revisions.get(with);
        if (compared.kind() != kind || !compared.key().equals(key)) {
            throw INVALID_REQUEST.problem(
                    "%s is a version of %s".formatted(with, compared.key()),
                    new Violation("query:with", "must be the digest of another version of " + key));
        }
        return compared;
    }
}
