package org.daylight.registry.imports;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;
import static org.daylight.kit.identity.Roles.SERVICE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.Caller;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.ListForm;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Files of records, and the imports that were made. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "imports")
class ImportsResource {

    private static final MediaType TABLE = MediaType.valueOf(Export.TABLE);
    private static final List<Variant> REPORTS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, TABLE).build();

    private final Imports imports;
    private final ImportRuns runs;
    private final ImportWatch watch;
    private final Caller caller;

    ImportsResource(Imports imports, ImportRuns runs, ImportWatch watch, Caller caller) {
        this.imports = imports;
        this.runs = runs;
        this.watch = watch;
        this.caller = caller;
    }

    @POST
    @Consumes({Imports.NDJSON, Imports.CSV, Imports.ZIP})
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, MONITOR, REVIEWER, SERVICE})
    @Answers(
            value = 201,
            problems = {409, 413, 415, 422})
    @Operation(
            summary = "Imports a file of records by their keys, all of it or nothing",
            description = "Lines apply in order; the same key again is a further version if it says something else. A"
                    + " line that leaves out access group, marking or sources keeps what is recorded. Needs an"
                    + " Idempotency-Key; may be packed with gzip or in a zip. With dryRun nothing is written. A line of a"
                    + " kind that the caller's roles do not write is refused. As a table (Accept: text/csv) the answer"
                    + " is the report by lines, a refused one as well.")
    public RestResponse<ImportReport> load(
            @RestQuery
                    @DefaultValue("native")
                    @Parameter(description = "How the file is read; one of GET /v1/import-profiles.")
                    String profile,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(description = "true: the report alone, with status 200; nothing is written.")
                    boolean dryRun,
            @RestQuery
                    @Parameter(description = "What the rows of a table are, such as delivery; lines say it themselves.")
                    @Nullable
                    String type,
            @RestQuery
                    @Parameter(
                            description =
                                    "The day on which a release was published, such as 2024-03-11: since when is known what its profile gives no day for.")
                    @Nullable
                    String knownSince,
            @RestQuery
                    @Parameter(
                            description =
                                    "Which of several sources of the profile's form sent it, such as MLT: it is compared with the releases of the same series. Left out, it is the profile's name.")
                    @Pattern(
                            regexp = "\\S(.{0,198}\\S)?",
                            message = "must be 1 to 200 characters, with no blank at either end")
                    @Nullable
                    String series,
            @RestQuery
                    @Parameter(
                            description =
                                    "An id of the sender's choice, new for every import, to ask for its progress or end it while it is received and runs."
                                            + " That of an import of the sender's own that is LOST may be used again.")
                    @Nullable
                    UUID id,
            @RestQuery @Parameter(description = "What is in a zip: csv or ndjson.") @Nullable String fileType,
            @RestHeader(Acting.KEY_HEADER)
                    @Parameter(
                            required = true,
                            description =
                                    "New for every new file, the same when it is repeated: the answer is then the first one again and nothing happens twice.")
                    @Nullable
                    String key,
            @RestHeader("X-Reason") @Parameter(description = "Why; kept in the recording.") @Nullable String reason,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String mediaType,
            @RestHeader(HttpHeaders.CONTENT_ENCODING) @Parameter(description = "gzip if the file is packed.") @Nullable
                    String encoding,
            @Context Request request,
            InputStream body)
            throws IOException {
        var asked = new AskedImport(
                profile, type, knownSince, series, id, fileType, mediaType, encoding, dryRun, key, reason);
        var form = request.selectVariant(REPORTS);
        if (form == null || form.getMediaType().isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
            return imports.load(asked, body);
        }
        try {
            var answer = imports.load(asked, body);
            return table(answer.getStatus(), answer.getEntity(), answer.getLocation());
        } catch (ImportRefused e) {
            return table(422, e.report(), null);
        }
    }

    @SuppressWarnings("unchecked") // the document shows the report; the other form is text
    private static RestResponse<ImportReport> table(int status, ImportReport report, @Nullable URI location) {
        return (RestResponse<ImportReport>) (RestResponse<?>) ResponseBuilder.<String>create(status)
                .location(location)
                .type(TABLE.withCharset("utf-8"))
                .entity(ReportTable.of(report))
                .build();
    }

    @GET
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR, SERVICE})
    @Operation(summary = "The imports that were made, newest first unless sorted otherwise")
    @Produces({MediaType.APPLICATION_JSON, Export.TABLE})
    public RestResponse<Page<ImportRun>> list(
            @BeanParam @Valid PageQuery page, @BeanParam ListForm form, @Context Request request) {
        var sorting = form.sorting(ImportRun.class, "-recordedAt");
        return form.of(request, ImportRun.class, page, asked -> runs.list(asked, sorting));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR, SERVICE})
    @Operation(summary = "One import")
    public ImportRun get(@RestPath UUID id) {
        return runs.find(id).orElseThrow(() -> Problems.NOT_FOUND.problem("There is no import with the id " + id));
    }

    @GET
    @Path("{id}/progress")
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, MONITOR, REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR, SERVICE})
    @Operation(summary = "How far an import is, or how it ended, previews and refused ones as well")
    public ImportProgress progress(@RestPath UUID id) {
        return watch.get(id);
    }

    @POST
    @Acts
    @Path("{id}/cancel")
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, MONITOR, REVIEWER, SENIOR_APPROVER, SERVICE})
    @Operation(
            summary = "End an import that runs",
            description =
                    "For whoever began it; a senior approver may end that of others. It ends with the next bytes or the next few thousand lines, is answered with 409, and leaves nothing.")
    public ImportProgress cancel(@RestPath UUID id) {
        var anybodys =
                caller.roles().contains(SENIOR_APPROVER) || caller.roles().contains(SERVICE);
        return watch.cancel(id, caller.account(), anybodys);
    }
}
