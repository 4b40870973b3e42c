package org.daylight.registry.expectations;

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
import static org.daylight.registry.records.Named.IDS;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Filter;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Recorded;
import org.daylight.kit.recording.Voiding;
import org.daylight.registry.records.Answers;
import org.daylight.registry.records.Named;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for expectations. */
@Path("/v1/expectations")
@Tag(name = "expectations")
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
class ExpectationResource {

    private final Expectations expectations;
    private final Named named;

    ExpectationResource(Expectations expectations, Named named) {
        this.expectations = expectations;
        this.named = named;
    }

    @POST
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record an expectation")
    public RestResponse<Recorded<Expectation>> create(@NotNull @Valid Draft<Expectation> draft, UriInfo uri) {
        return Answers.created(expectations.create(draft), uri);
    }

    @GET
    @Operation(summary = "List expectations in the order of their recording")
    public Page<Recorded<Expectation>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam Knowing.Query when,
            @RestQuery @Parameter(description = "The record with this reference.") @Nullable String reference,
            @RestQuery @Parameter(description = "Only of the partner with this code.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only for the objective with this reference.") @Nullable
                    String objective,
            @RestQuery @Parameter(description = "Only for the transfer with this reference.") @Nullable String transfer,
            @RestQuery
                    @Parameter(description = "What it restricts.")
                    @Pattern(
                            regexp = "T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12|ASSURANCE",
                            message = "must be one of T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, ASSURANCE")
                    @Nullable
                    String kind,
            @RestQuery @DefaultValue("false") @Parameter(description = "true: with what was entered by mistake.")
                    boolean voided) {
        var filter = Filter.none()
                .and("r.reference = ?", reference)
                .and("r.partner_id in (select p.id from partner p where p.code = ?)", partner)
                .and("r.objective_id = any(" + IDS + ")", named.ids(RecordKind.OBJECTIVE, objective))
                .and("r.transfer_ids && " + IDS, named.ids(RecordKind.TRANSFER, transfer))
                .and("r.kind = ?", kind)
                .withVoided(voided);
        return expectations.list(filter, page, when);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read an expectation")
    public RestResponse<Recorded<Expectation>> get(@RestPath UUID id, @BeanParam Knowing.Query when) {
        return Answers.read(expectations.get(id, when), when);
    }

    @GET
    @Path("{id}/history")
    @Operation(summary = "Read every version of an expectation, oldest first")
    public List<Recorded<Expectation>> history(@RestPath UUID id) {
        return expectations.history(id);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Record that an expectation has changed")
    public RestResponse<Recorded<Expectation>> change(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Expectation> draft) {
        return Answers.written(expectations.change(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/corrections")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Correct an expectation that was recorded wrongly")
    public RestResponse<Recorded<Expectation>> correct(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft<Expectation> draft) {
        return Answers.written(expectations.correct(id, ifMatch, draft));
    }

    @POST
    @Path("{id}/void")
    @Acts
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, SERVICE})
    @Operation(summary = "Void an expectation that was entered by mistake")
    public RestResponse<Recorded<Expectation>> voidRecord(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Voiding voiding) {
        return Answers.written(expectations.voidRecord(id, ifMatch, voiding.reason()));
    }
}
