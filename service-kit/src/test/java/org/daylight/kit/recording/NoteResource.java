package org.daylight.kit.recording;

import io.quarkus.oidc.OIDCException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.daylight.kit.acting.Acts;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Money;
import org.daylight.kit.json.Stated;
import org.daylight.kit.page.Page;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.Problems;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A resource as every service writes them. */
@Path("/v1/notes")
class NoteResource {

    private final Notes notes;
    private final DataSource database;

    NoteResource(Notes notes, DataSource database) {
        this.notes = notes;
        this.database = database;
    }

    @POST
    @Acts
    @RolesAllowed("desk-officer")
    public RestResponse<Recorded<Note>> create(
            @Valid Draft<Note> draft, @RestQuery @DefaultValue("0") int waits, UriInfo uri) throws Exception {
        var made = notes.create(draft);
        Thread.sleep(Duration.ofMillis(waits));
        if (draft.content().text().equals("refused")) {
            throw Problems.FOUR_EYES.problem("Ask somebody else");
        }
        var location = uri.getAbsolutePathBuilder().path(made.id().toString()).build();
        return ResponseBuilder.<Recorded<Note>>created(location)
                .header("ETag", made.etag())
                .entity(made)
                .build();
    }

    @GET
    @RolesAllowed({"desk-officer", "reader"})
    public Page<Recorded<Note>> list(
            @BeanParam @Valid PageQuery page, @BeanParam Knowing.Query when, @RestQuery @Nullable String code) {
        return notes.list(Filter.none().and("r.code like ?", code), page, when);
    }

    @PUT
    @Path("{id}")
    @Acts
    @RolesAllowed("desk-officer")
    public Recorded<Note> change(
            @RestPath UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid Draft<Note> draft) {
        return notes.change(id, ifMatch, draft);
    }

    @POST
    @Path("weighings")
    @RolesAllowed("desk-officer")
    public Weighing weigh(@NotNull @Valid Weighing weighing) {
        return weighing;
    }

    @GET
    @Path("no-provider")
    @RolesAllowed("desk-officer")
    public String withoutProvider() {
        throw new OIDCException("OIDC Server is not available");
    }

    @GET
    @Path("broken")
    @RolesAllowed("desk-officer")
    public String broken() {
        throw new IllegalStateException("a secret of the inside");
    }

    /** Loses its own connection, as when the server is restarted in the middle. */
    @GET
    @Path("cut-off")
    @RolesAllowed("desk-officer")
    public boolean cutOff() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            return statement.execute("select pg_terminate_backend(pg_backend_pid())");
        }
    }

    @GET
    @Path("forgotten")
    public String forgotten() {
        return "nobody said who may";
    }

    public record Weighing(
            Mood mood, ImpreciseDate on, Stated<@Valid Money> value, Stated<ImpreciseDate> until, int count) {}

    public enum Mood {
        CALM,
        CROSS
    }
}
