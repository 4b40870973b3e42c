package org.daylight.review.cadences;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The change feed of the transfer-registry, and the records that it names. */
@Path("/v1")
@RegisterRestClient(configKey = "transfer-registry")
@RegisterProvider(ServiceCredentials.class)
@ClientHeaderParam(name = "Accept-Encoding", value = "identity")
interface EventsApi {

    @GET
    @Path("changes")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] changes(@QueryParam("after") String after, @QueryParam("limit") int limit);

    /** Those with this reference. */
    @GET
    @Path("transfers")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] transfers(@QueryParam("reference") String reference);

    @GET
    @Path("{records}/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] record(@PathParam("records") String records, @PathParam("id") String id);

    /** The same as it was known at an instant. */
    @GET
    @Path("{records}/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] record(
            @PathParam("records") String records, @PathParam("id") String id, @QueryParam("knownAt") String knownAt);
}
