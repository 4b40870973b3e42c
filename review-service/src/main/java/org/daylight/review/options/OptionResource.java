package org.daylight.review.options;

import static org.daylight.kit.identity.Roles.APPROVER;
import static org.daylight.kit.identity.Roles.AUDITOR;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.LEGAL_ADVISER;
import static org.daylight.kit.identity.Roles.REVIEWER;
import static org.daylight.kit.identity.Roles.SENIOR_APPROVER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Supplier;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.acting.Preconditions;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.json.Json;
import org.daylight.kit.openapi.Answers;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Path("/v1/options")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "options", description = "What if: measures side by side, with what each would bring about.")
class OptionResource {

    private static final String IF_MATCH = "If-Match";
    private static final String KEY = "New for every new request, the same when it is repeated: nothing happens twice.";

    private final Options options;
    private final OptionStore store;
    private final Acting acting;

    OptionResource(Options options, OptionStore store, Acting acting) {
        this.options = options;
        this.store = store;
        this.acting = acting;
    }

    @POST
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(
            value = 201,
            problems = {409, 422})
    @Operation(
            operationId = "weighOptions",
            summary = "Look at options side by side, \"as planned\" first",
            description =
                    "Each option alters the deliveries that are yet to come, the plans and the charges; what reads"
                            + " otherwise then is measured and judged by the rules in force. Nothing of it is done, and nothing"
                            + " but this record is written. What cannot be computed is named with the reason.")
    public RestResponse<OptionView> weigh(
            @RestHeader(Acting.KEY_HEADER) @Parameter(required = true, description = KEY) @Nullable String key,
            @NotNull @Valid OptionActs.Weigh weigh,
            UriInfo uri) {
        recall("POST /v1/options", key, weigh);
        var weighed = options.weigh(weigh);
        var id = UUID.randomUUID();
        var location = uri.getAbsolutePathBuilder().path(id.toString()).build();
        return acting("POST /v1/options", key, weigh, () -> {
            var made = options.keep(id, weigh, weighed);
            return ResponseBuilder.<OptionView>created(location)
                    .entity(made)
                    .tag(Preconditions.etag(made.version()))
                    .build();
        });
    }

    @POST
    @Path("{id}/revise")
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Answers(problems = {409, 422})
    @Operation(
            operationId = "reviseOptions",
            summary = "Compute options anew, with other measures or on what is known now, before they are sealed")
    public RestResponse<OptionView> revise(
            @RestPath UUID id,
            @RestHeader(Acting.KEY_HEADER) @Parameter(required = true, description = KEY) @Nullable String key,
            @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid OptionActs.Weigh weigh) {
        options.get(id);
        var operation = "POST /v1/options/%s/revise".formatted(id);
        recall(operation, key, weigh);
        var weighed = options.weigh(weigh);
        return acting(operation, key, weigh, () -> answer(options.revise(id, ifMatch, weigh, weighed)));
    }

    /** Whoever repeats a request does not have everything computed again. */
    private void recall(String operation, @Nullable String key, OptionActs.Weigh weigh) {
        if (key == null) {
            throw Acting.keyMissing();
        }
        acting.recall(operation, key, fingerprint(weigh));
    }

    private static String fingerprint(OptionActs.Weigh weigh) {
        return CanonicalJson.digest(Json.mapper().valueToTree(weigh));
    }

    /** What is computed asks the neighbours and comes before the transaction that keeps it. */
    private RestResponse<OptionView> acting(
            String operation, @Nullable String key, OptionActs.Weigh weigh, Supplier<RestResponse<OptionView>> keep) {
        return acting.act(operation, key, fingerprint(weigh), weigh.reason(), keep);
    }

    @GET
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR})
    @Operation(operationId = "listOptions", summary = "List options, the newest first, without what was computed")
    public Page<OptionView> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only of this scope: partner:CODE or objective:REFERENCE.") @Nullable
                    String scope,
            @RestQuery @Parameter(description = "Only those that are sealed, or are not.") @Nullable Boolean sealed) {
        return store.list(scope, sealed, page);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR})
    @Operation(
            operationId = "getOptions",
            summary = "Read options side by side",
            description = "Who reads them is written down, with the time.")
    public RestResponse<OptionView> get(@RestPath UUID id) {
        return answer(options.read(id));
    }

    @GET
    @Path("{id}/effects")
    @RolesAllowed({DESK_OFFICER, LEGAL_ADVISER, REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR})
    @Operation(
            operationId = "listOptionEffects",
            summary = "List all that options bring about, page by page",
            description = "Who reads them is written down, with the time.")
    public Page<ListedEffect> effects(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "Only of this column; 0 = as planned.") @Nullable Integer option,
            @RestQuery @Parameter(description = "Only of this kind.") Effect.@Nullable Kind kind,
            @BeanParam @Valid PageQuery page) {
        return options.effects(id, option, kind, page);
    }

    @POST
    @Path("{id}/seal")
    @Acts
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER})
    @Operation(operationId = "sealOptions", summary = "Seal options, so that a decision can name their digest")
    public RestResponse<OptionView> seal(
            @RestPath UUID id, @HeaderParam(IF_MATCH) @Nullable String ifMatch, @NotNull @Valid OptionActs.Seal seal) {
        return answer(options.seal(id, ifMatch, seal.reason()));
    }

    @GET
    @Path("{id}/readers")
    @RolesAllowed({REVIEWER, APPROVER, SENIOR_APPROVER, AUDITOR})
    @Operation(operationId = "listOptionReaders", summary = "List who looked at options and when, the earliest first")
    public Page<OptionReader> readers(@RestPath UUID id, @BeanParam @Valid PageQuery page) {
        return store.readers(options.get(id), page);
    }

    private static RestResponse<OptionView> answer(OptionView set) {
        return ResponseBuilder.ok(set).tag(Preconditions.etag(set.version())).build();
    }
}
