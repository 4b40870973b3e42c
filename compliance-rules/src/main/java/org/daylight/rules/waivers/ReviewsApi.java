package org.daylight.rules.waivers;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of the review-service's API that we call. */
@Path("/v1")
@RegisterRestClient(configKey = "review-service")
@RegisterProvider(ServiceCredentials.class)
interface ReviewsApi {

    @GET
    @Path("settled-at")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] settledAt();

    @POST
    @Path("waivers:cover")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] cover(byte[] asked);
}
