package org.daylight.review.cadences;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.temporal.ChronoUnit;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The partners of the transfer-registry, of which only the security states are read. */
@Path("/v1/partners")
@RegisterRestClient(configKey = "transfer-registry")
@RegisterProvider(ServiceCredentials.class)
@ClientHeaderParam(name = "Accept-Encoding", value = "identity")
interface PartnersApi {

    /** Of one row; whoever asks waits for it, and goes on with what was heard before. */
    @GET
    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] partner(@QueryParam("code") String code);
}
