package org.daylight.review.notices;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The notifications of the transfer-registry, of which what is not handed over is read, and which were recorded lately. */
@Path("/v1/notifications")
@RegisterRestClient(configKey = "transfer-registry")
@RegisterProvider(ServiceCredentials.class)
interface NotificationsApi {

    /** Those whose newest version was recorded since then, all of them where it is left out. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    byte[] recorded(
            @QueryParam("partner") @Nullable String partner,
            @QueryParam("recordedFrom") @Nullable String recordedFrom,
            @QueryParam("sort") String sort,
            @QueryParam("limit") int limit);

    /** Those of which the first day comes after one, whenever they were recorded. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    byte[] given(
            @QueryParam("partner") @Nullable String partner,
            @QueryParam("givenAfter") String day,
            @QueryParam("sort") String sort,
            @QueryParam("limit") int limit);

    @GET
    @Path("undelivered")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] undelivered(@QueryParam("of") String ids, @QueryParam("asOf") String asOf);
}
