package org.daylight.review.registry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * The part of the transfer-registry's API that we call. Nothing of it comes packed: deflating megabytes of lines took longer than writing and reading
 * them.
 */
@Path("/v1")
@RegisterRestClient(configKey = "transfer-registry")
@RegisterProvider(ServiceCredentials.class)
@ClientHeaderParam(name = "Accept-Encoding", value = "identity")
interface RegistryApi {

    @GET
    @Path("settled-at")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] settledAt();

    @GET
    @Path("facts/manifest")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] manifest(
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("knowledge") String knowledge,
            @QueryParam("recordedUpTo") @Nullable String recordedUpTo,
            @QueryParam("scope") String scope,
            @QueryParam("partitionsOf") List<String> partitionsOf);

    @GET
    @Path("facts")
    @Produces("application/x-ndjson")
    byte[] facts(
            @QueryParam("partition") List<String> partitions,
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("knowledge") String knowledge,
            @QueryParam("recordedUpTo") @Nullable String recordedUpTo);

    @GET
    @Path("facts/changes")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] changes(
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("asOfBefore") String asOfBefore,
            @QueryParam("knownBefore") String knownBefore,
            @QueryParam("most") int most);

    @POST
    @Path("facts/lines")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    byte[] lines(
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("knowledge") String knowledge,
            @QueryParam("recordedUpTo") @Nullable String recordedUpTo,
            @QueryParam("scope") String scope,
            JsonNode named);

    @POST
    @Path("facts/diversions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    byte[] diversions(
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("knowledge") String knowledge,
            @QueryParam("recordedUpTo") @Nullable String recordedUpTo,
            JsonNode diversion);

    @GET
    @Path("{collection}/{id}/history")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] history(@PathParam("collection") String collection, @PathParam("id") String id);

    @GET
    @Path("commitments")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] commitments(@QueryParam("references") List<String> references, @QueryParam("limit") int limit);

    @POST
    @Path("facts/edits")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] edits(JsonNode asked);

    @GET
    @Path("schedules")
    @Produces("application/x-ndjson")
    byte[] schedules(
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("knowledge") String knowledge,
            @QueryParam("recordedUpTo") @Nullable String recordedUpTo,
            @QueryParam("scope") String scope,
            @QueryParam("chargesUntil") @Nullable String chargesUntil,
            @QueryParam("perUnit") @Nullable Boolean perUnit,
            @QueryParam("underWay") @Nullable Boolean underWay,
            @QueryParam("anew") @Nullable Boolean anew);

    @POST
    @Path("holds")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] orderHold(@HeaderParam("Idempotency-Key") String key, JsonNode draft);
}
