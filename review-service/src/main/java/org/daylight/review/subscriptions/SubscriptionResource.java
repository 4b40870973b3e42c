package org.daylight.review.subscriptions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.daylight.kit.acting.Acting;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.identity.EveryRole;
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

/** HTTP for one's own subscriptions. */
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "subscriptions",
        description =
                "CloudEvents 1.0 for what is sealed, confirmed, signed or late, sent to an endpoint of the caller.")
@EveryRole
class SubscriptionResource {

    private static final String KEY = "New for every new request, the same when it is repeated: nothing happens twice.";

    private final Subscriptions subscriptions;
    private final Acting acting;

    SubscriptionResource(Subscriptions subscriptions, Acting acting) {
        this.subscriptions = subscriptions;
        this.acting = acting;
    }

    @POST
    @Answers(
            value = 201,
            problems = {409, 422})
    @Operation(
            operationId = "createSubscription",
            summary = "Have an endpoint told of events, in your own sight",
            description = "Events carry ids and no content, and come at least once and in order. They are signed as"
                    + " Standard Webhooks are: webhook-signature is v1 and the base64 of HMAC-SHA256 over webhook-id,"
                    + " webhook-timestamp and body, joined by full stops. The secret is in this answer only; repeated with"
                    + " the same Idempotency-Key the answer has none: rotate it then.")
    public RestResponse<Subscription> create(
            @RestHeader(Acting.KEY_HEADER) @Parameter(required = true, description = KEY) @Nullable String key,
            @NotNull @Valid SubscriptionActs.Create create,
            UriInfo uri) {
        if (key == null) {
            throw Acting.keyMissing();
        }
        subscriptions.requireFit(create.url());
        var id = UUID.randomUUID();
        var location = uri.getAbsolutePathBuilder().path(id.toString()).build();
        // What is kept for a repeated request must not hold the secret, so that it is put in afterwards.
        var made = acting.act(
                "POST /v1/subscriptions",
                key,
                CanonicalJson.digest(Json.mapper().valueToTree(create)),
                null,
                () -> ResponseBuilder.<Subscription>created(location)
                        .entity(subscriptions.create(id, create))
                        .build());
        return ResponseBuilder.<Subscription>created(location)
                .entity(made.getEntity().with(subscriptions.secret(id).text()))
                .build();
    }

    @GET
    @Operation(
            operationId = "listSubscriptions",
            summary = "List your subscriptions with what became of them; auditors list those of all")
    public Page<Subscription> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Parameter(description = "ACTIVE, DEAD or ENDED.")
                    @Pattern(regexp = "ACTIVE|DEAD|ENDED", message = "must be ACTIVE, DEAD or ENDED")
                    @Nullable
                    String state) {
        return subscriptions.list(state, page);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getSubscription", summary = "Read a subscription with its state and its last errors")
    public Subscription get(@RestPath UUID id) {
        return subscriptions.get(id);
    }

    @POST
    @Path("{id}/rotate-secret")
    @Answers(problems = {409, 422})
    @Operation(
            operationId = "rotateSecret",
            summary = "Sign with a new secret; the one before stays valid for a day beside it",
            description = "The secret is in this answer only.")
    public Subscription rotate(
            @RestPath UUID id,
            @RestHeader(Acting.KEY_HEADER) @Parameter(required = true, description = KEY) @Nullable String key) {
        if (key == null) {
            throw Acting.keyMissing();
        }
        var path = "POST /v1/subscriptions/%s/rotate-secret".formatted(id);
        return acting.act(path, key, path, null, () -> subscriptions.rotate(id))
                .with(subscriptions.secret(id).text());
    }

    @POST
    @Path("{id}/replay")
    @Acts
    @Operation(
            operationId = "replayEvents",
            summary = "Send events again, beginning with one; a dead subscription lives again")
    public Subscription replay(
            @RestPath UUID id,
            @RestQuery
                    @Parameter(
                            description =
                                    "The sequence of the first event to be sent, as GET /v1/events and every event say it;"
                                            + " where it stopped if left out.")
                    @Nullable
                    Long from) {
        return subscriptions.replay(id, from);
    }

    @POST
    @Path("{id}/end")
    @Acts
    @Operation(operationId = "endSubscription", summary = "End a subscription for ever")
    public Subscription end(@RestPath UUID id) {
        return subscriptions.end(id);
    }
}
