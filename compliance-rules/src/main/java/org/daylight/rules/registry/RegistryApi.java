package org.daylight.rules.registry;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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
            @QueryParam("scope") String scope);

    @GET
    @Path("facts")
    @Produces("application/x-ndjson")
    byte[] facts(
            @QueryParam("partition") String partition,
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("knowledge") String knowledge,
            @QueryParam("recordedUpTo") @Nullable String recordedUpTo);
}
