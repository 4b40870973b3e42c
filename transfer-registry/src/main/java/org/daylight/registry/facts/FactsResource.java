package org.daylight.registry.facts;

import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.daylight.kit.date.AskedDay;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Knowings;
import org.daylight.kit.recording.Knowledge;
import org.daylight.kit.recording.Recordings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The lines that rules look at. */
@Path("/v1/facts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "facts")
class FactsResource {

    private static final int MOST_CHANGES = 1_000_000;

    /** The answer is one reading, and so one transaction, however large its partitions are. */
    private static final int MOST_PARTITIONS = 50;

    private final FactStore store;
    private final Moments moments;
    private final Recordings recordings;

    FactsResource(FactStore store, Moments moments, Recordings recordings) {
        this.store = store;
        this.moments = moments;
        this.recordings = recordings;
    }

    @GET
    @Path("manifest")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Answers(problems = 404)
    @Operation(summary = "How many subjects there are at a moment, and the partitions to read them by")
    public Manifest manifest(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @RestQuery
                    @DefaultValue("portfolio")
                    @Parameter(description = "portfolio (default), partner:CODE or objective:REFERENCE.")
                    String scope,
            @RestQuery
                    @Parameter(
                            description =
                                    "Of which types partitions are listed, such as objective; of all, if it is left out."
                                            + " Subjects of the others are only counted, which is much faster where there are many.")
                    List<String> partitionsOf) {
        return store.manifest(Scope.parse(scope), types(partitionsOf), moments.of(asOf, when), moments.sight());
    }

    private static Set<FactType> types(List<String> words) {
        var types = EnumSet.noneOf(FactType.class);
        for (var word : words) {
            types.add(FactType.of(word)
                    .orElseThrow(() -> Problems.INVALID_REQUEST.problem(
                            "there are no lines of the type '%s'".formatted(word),
                            new Violation(
                                    "query:partitionsOf",
                                    "write one of "
                                            + Arrays.stream(FactType.values())
                                                    .map(FactType::word)
                                                    .collect(Collectors.joining(", "))))));
        }
        return words.isEmpty() ? EnumSet.allOf(FactType.class) : types;
    }

    @GET
    @Produces("application/x-ndjson")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Operation(
            summary = "The lines of one partition, sorted by subject, and a closing line",
            description = "What is known is there, what is known to be absent is null, what is unknown is left out. The"
                    + " closing line gives the count and the digest of all bytes before it; a stream without it failed."
                    + " Up to 50 small partitions can be asked for at once: each has its lines and its own closing line,"
                    + " one after the other in the order in which they were named.")
    public StreamingOutput lines(
            @RestQuery
                    @Parameter(
                            description =
                                    "The id of a partition of the manifest; the parameter again for each further one, each"
                                            + " partition once.")
                    List<String> partition,
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when) {
        if (partition.isEmpty()) {
            throw Problems.INVALID_REQUEST.problem(
                    "the partition is missing", new Violation("query:partition", "take one from the manifest"));
        }
        var once = Set.copyOf(partition);
        if (once.size() < partition.size() || once.size() > MOST_PARTITIONS) {
            throw Problems.INVALID_REQUEST.problem(
                    "%d partitions are asked for, %d of them different".formatted(partition.size(), once.size()),
                    new Violation(
                            "query:partition",
                            "name each once and at most %d; ask for the others by another request"
                                    .formatted(MOST_PARTITIONS)));
        }
        var asked = partition.stream().map(Partition::parse).toList();
        var moment = moments.of(asOf, when);
        var sight = moments.sight();
        return out -> store.write(asked, moment, sight, out);
    }

    @GET
    @Path("changes")
    @RolesAllowed(SERVICE)
    @Operation(
            summary = "Which subjects may read differently than at an earlier moment",
            description =
                    "Follows whatever was recorded in between to the lines that speak of it, and names what is there only"
                            + " from a day in between. It may name too many, never too few. What changes by the"
                            + " calendar alone is in the sameUntil of each line; authorities, objectives and partners are"
                            + " always to be read anew and are not named.")
    public Changes changes(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The day of the earlier reading; not after asOf.") @Nullable
                    String asOfBefore,
            @RestQuery
                    @Parameter(description = "The knownAt of the earlier reading (RFC 3339); not after knownAt.")
                    @Nullable
                    String knownBefore,
            @RestQuery
                    @DefaultValue("100000")
                    @Parameter(description = "How many are listed at most; where there are more, all is answered.")
                    int most) {
        var moment = moments.of(asOf, when);
        if (moment.knowing().knowledge() != Knowledge.RECORDED) {
            throw Problems.INVALID_REQUEST.problem(
                    "changes are followed by the journal alone",
                    new Violation("query:knowledge", "leave it out or write recorded"));
        }
        if (most < 1 || most > MOST_CHANGES) {
            throw Problems.INVALID_REQUEST.problem(
                    "the limit is not usable", new Violation("query:most", "write a number from 1 to " + MOST_CHANGES));
        }
        return store.changes(moment, dayBefore(asOfBefore, moment), instantBefore(knownBefore, moment), most);
    }

    @POST
    @Path("edits")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SERVICE)
    @Operation(
            summary = "Which of the named subjects may read differently by what was recorded within stretches of time",
            description =
                    "Each with the versions of its own record that were recorded then; with none where something else"
                            + " was that its line is joined with. It may name too many, never too few. Safe to repeat.")
    public Edits edits(@Valid @NotNull Edits.Asked asked) {
        Edits.check(asked, recordings::settled);
        return store.edits(asked);
    }

    private static LocalDate dayBefore(@Nullable String text, FactMoment moment) {
        if (text != null) {
            var day = AskedDay.parse("asOfBefore", text);
            if (!day.isAfter(moment.asOf())) {
                return day;
            }
        }
        throw earlier("asOfBefore", "write a day not after asOf");
    }

    private static Instant instantBefore(@Nullable String text, FactMoment moment) {
        var instant = Knowings.instant("knownBefore", text);
        if (instant != null && !instant.isAfter(moment.knownAt())) {
            return instant;
        }
        throw earlier("knownBefore", "write an instant not after knownAt");
    }

    private static RuntimeException earlier(String parameter, String mend) {
        return Problems.INVALID_REQUEST.problem(
                "the earlier moment is not usable", new Violation("query:" + parameter, mend));
    }

    @POST
    @Path("lines")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Operation(
            operationId = "FactsResource_linesOfSubjects",
            summary = "The lines of single subjects, by partner and id, and a closing line",
            description =
                    "As they stand in their partitions. What is no subject at the moment, or not in the scope, has no line."
                            + " Safe to repeat.")
    public StreamingOutput lines(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @RestQuery
                    @DefaultValue("portfolio")
                    @Parameter(description = "portfolio (default), partner:CODE or objective:REFERENCE.")
                    String scope,
            @Valid @NotNull NamedSubjects named) {
        var type = FactType.of(named.type())
                .orElseThrow(() -> Problems.INVALID_REQUEST.problem(
                        "there are no lines of this type",
                        new Violation("/type", "must be the type of a partition in the manifest")));
        var in = Scope.parse(scope);
        var moment = moments.of(asOf, when);
        var sight = moments.sight();
        return out -> store.write(type, named.ids(), in, moment, sight, out);
    }

    @POST
    @Path("diversions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    @RolesAllowed({SERVICE, REVIEWER, AUDITOR})
    @Answers(problems = 422)
    @Operation(
            summary = "The lines of deliveries as they would read if they went to another partner, and a closing line",
            description =
                    "Nothing is recorded. The line of each delivery comes first, with the other partner and, if it is named, the"
                            + " transfer under which it would come; what was stated for the partner that it was to go to is left out."
                            + " After these comes a line of a proposal for each: the act of delivering it there, which is no record"
                            + " and has the id of the delivery, with what was determined of that partner. What nobody has recorded"
                            + " is left out of both, which is unknown. A delivery that is none at the moment has no line. Safe to"
                            + " repeat.")
    public StreamingOutput diversions(
            @RestQuery @Parameter(description = "The day that the question is about, such as 2024-03-20.") @Nullable
                    String asOf,
            @BeanParam Knowing.Query when,
            @Valid @NotNull Diversion asked) {
        var moment = moments.of(asOf, when);
        // Only once it is read through is it known whether the answer is a problem.
        var lines = new ByteArrayOutputStream();
        store.read(moment, moments.sight(), reading -> new DivertedLines(reading, asked).write(lines));
        return lines::writeTo;
    }
}
