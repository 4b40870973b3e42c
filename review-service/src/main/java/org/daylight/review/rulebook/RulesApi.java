package org.daylight.review.rulebook;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.daylight.kit.http.ServiceCredentials;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of the compliance-rules API that we call. Nothing of it comes packed: deflating megabytes of lines took longer than writing and reading
 * them.
 */
@Path("/v1")
@RegisterRestClient(configKey = "compliance-rules")
@RegisterProvider(ServiceCredentials.class)
@ClientHeaderParam(name = "Accept-Encoding", value = "identity")
interface RulesApi {

    @POST
    @Path("rulebooks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] freeze(@HeaderParam("Idempotency-Key") String key, String nothing);

    @GET
    @Path("rulebooks/{digest}/subjects")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] subjects(@PathParam("digest") String digest);

    @POST
    @Path("evaluations")
    @Consumes("application/x-ndjson")
    @Produces("application/x-ndjson")
    byte[] evaluate(@QueryParam("rulebook") String rulebook, @QueryParam("shown") boolean shown, byte[] lines);

    @POST
    @Path("evaluations:explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] explain(@QueryParam("rulebook") String rulebook, @QueryParam("rule") String rule, byte[] line);
}
