package org.daylight.review.cadences;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The partners of the transfer-registry, of which only the security states are read. */
@Path("/v1/partners")
@RegisterRestClient(configKey = "transfer-registry")
@RegisterProvider(ServiceCredentials.class)
@ClientHeaderParam(name = "Accept-Encoding", value = "identity")
interface PartnersApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    byte[] partner(@QueryParam("code") String code);
}
