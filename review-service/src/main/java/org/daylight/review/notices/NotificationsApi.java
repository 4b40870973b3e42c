package org.daylight.review.notices;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The notifications of the transfer-registry, of which only what is not handed over is read. */
@Path("/v1/notifications")
@RegisterRestClient(configKey = "transfer-registry")
@RegisterProvider(ServiceCredentials.class)
interface NotificationsApi {

    @GET
    @Path("undelivered")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] undelivered(@QueryParam("of") String ids, @QueryParam("asOf") String asOf);
}
