package org.daylight.rules.differences;

import static org.daylight.kit.problem.Problems.INVALID_REQUEST;
import static org.daylight.kit.problem.Problems.NOT_FOUND;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.problem.Violation;
import org.daylight.rules.packs.LeftOut;
import org.daylight.rules.packs.PackTexts;
import org.daylight.rules.revisions.Definition;
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
    private final PackTexts texts;

    DifferenceResource(Revisions revisions, LeftOut leftOut, PackTexts texts) {
        this.revisions = revisions;
        this.leftOut = leftOut;
        this.texts = texts;
    }

    /**
     * What one version changes in another.
     *
     * @param before digest of the one that is compared with
     * @param after digest of the one that is asked about
     * @param changes empty = it is the same version
     */
    record DifferenceView(Kind kind, String key, String before, String after, List<Change> changes) {}

    @GET
    @Operation(
            summary = "What one version of a rule, set or template changes in another",
            description =
                    "Without before it is compared with what is published under its key for some of its days, which publishing it"
                            + " would replace; where that is more than one, before says which.")
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
            summary =
                    "What publishing all that is proposed of a pack would change, or what one text of it says otherwise than another",
            description =
                    "With before and after, the digests of two texts as they were sent (GET /v1/packs/{pack}/texts), it compares"
                            + " those, whatever became of them: what is not in the earlier one is new (before: null), what is not in"
                            + " the later one is left out (after: null). Without them it compares what is proposed, each part with what is published for its days: one change for each that it would replace, and none before"
                            + " it where it is new for them. With what is published of it and is no longer in the"
                            + " text that was sent last (after: null): it stays in force until it is withdrawn.")
    public List<PackChange> pack(
            @RestPath String pack,
            @RestQuery @Parameter(description = "The digest of the earlier text; left out with after.") @Nullable
                    String before,
            @RestQuery @Parameter(description = "The digest of the later text; left out with before.") @Nullable
                    String after) {
        if (before != null || after != null) {
            return PackChange.between(sent(pack, "before", before), sent(pack, "after", after));
        }
        var published = Stream.of(Kind.values())
                .flatMap(kind -> revisions.published(kind).stream())
                .map(Revision::definition)
                .toList();
        return Stream.concat(
                        revisions.proposed(pack).stream()
                                .flatMap(proposed -> PackChange.of(proposed.definition(), published).stream()),
                        leftOut.of(pack).stream()
                                .map(left -> PackChange.leftOut(left.definition(), STAYS.formatted(left.key()))))
                .toList();
    }

    private List<Definition> sent(String pack, String parameter, @Nullable String digest) {
        return Optional.ofNullable(digest)
                .flatMap(text -> texts.parts(pack, text))
                .orElseThrow(() -> INVALID_REQUEST.problem(
                        digest == null
                                ? "Two texts are compared, or what is proposed with what is published"
                                : "No text of the pack %s has the digest %s".formatted(pack, digest),
                        new Violation(
                                "query:" + parameter, "must be a digest of GET /v1/packs/%s/texts".formatted(pack))));
    }

    /** What it would replace, or has replaced it: never what answers for other days. */
    private Revision standing(Revision asked) {
        var standing = revisions.published(asked.kind()).stream()
                .filter(other -> !other.digest().equals(asked.digest())
                        && other.key().equals(asked.key())
                        && Revisions.overlap(asked, other))
                .toList();
        if (standing.isEmpty()) {
            throw NOT_FOUND.problem("Nothing else of %s is published for its days; say with which digest it is compared"
                    .formatted(asked.key()));
        }
        if (standing.size() > 1) {
            throw INVALID_REQUEST.problem(
                    "%d revisions of %s are published for its days".formatted(standing.size(), asked.key()),
                    new Violation(
                            "query:before",
                            "must be the digest of one of them: "
                                    + standing.stream().map(Revision::digest).collect(Collectors.joining(", "))));
        }
        return standing.getFirst();
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
