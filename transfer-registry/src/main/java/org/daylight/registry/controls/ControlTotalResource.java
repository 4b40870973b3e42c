package org.daylight.registry.controls;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.daylight.kit.identity.Roles.DESK_OFFICER;
import static org.daylight.kit.identity.Roles.MONITOR;
import static org.daylight.kit.identity.Roles.SERVICE;
import static org.daylight.registry.records.Named.IDS;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.identity.WrittenBy;
import org.daylight.kit.json.Json;
import org.daylight.kit.openapi.Noun;
import org.daylight.kit.page.Page;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.RecordResource;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.daylight.registry.facts.Reconciliation;
import org.daylight.registry.records.Named;
import org.daylight.registry.records.PartnerListing;
import org.daylight.registry.records.RecordKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** HTTP for control totals. */
@Path("/v1/control-totals")
@Tag(name = "control-totals")
@Noun("a control total")
@WrittenBy({DESK_OFFICER, MONITOR, SERVICE})
@EveryRole
class ControlTotalResource extends RecordResource<ControlTotal> {

    private final ControlTotals totals;
    private final Named named;
    private final FactStore store;
    private final Moments moments;

    ControlTotalResource(ControlTotals totals, Named named, FactStore store, Moments moments) {
        super(totals);
        this.totals = totals;
        this.named = named;
        this.store = store;
        this.moments = moments;
    }

    @GET
    @Produces({APPLICATION_JSON, Export.LINES, Export.TABLE})
    @Operation(summary = "List control totals in the order of their recording")
    public RestResponse<Page<Recorded<ControlTotal>>> list(
            @BeanParam @Valid PartnerListing listing,
            @RestQuery @Parameter(description = "Only of this outside register.") @Nullable String register,
            @RestQuery @Parameter(description = "Only from the supplier with this code.") @Nullable String supplier,
            @RestQuery @Parameter(description = "Only of the transfer with this reference.") @Nullable String transfer,
            @RestQuery
                    @Parameter(description = "What is counted.")
                    @Pattern(regexp = "UNITS|VALUE|RECORDS", message = "must be one of UNITS, VALUE, RECORDS")
                    @Nullable
                    String measure) {
        var filter = listing.filter()
                .and("r.register = ?", register)
                .and("r.supplier_id = any(" + IDS + ")", named.ids(RecordKind.PARTNER, supplier))
                .and("r.transfer_id = any(" + IDS + ")", named.ids(RecordKind.TRANSFER, transfer))
                .and("r.measure = ?", measure);
        return listed(listing, filter);
    }

    @GET
    @Path("{id}/comparison")
    @Produces(APPLICATION_JSON)
    @EveryRole
    @Operation(
            summary = "Hold a control total against what is recorded here",
            description =
                    "Counted is what the caller may see. Where a date is too imprecise to say whether a delivery belongs to"
                            + " the period, what is recorded is a range; what cannot be counted is named with the reason.")
    public Reconciliation.Comparison comparison(@RestPath UUID id, @BeanParam Knowing.OfDay when) {
        var total = totals.get(id, (Knowing.Query) when).content();
        var asOf = Objects.requireNonNullElse(when.day(), total.statedOn().latest());
        var moment = moments.of(asOf.toString(), when);
        var reconciliation = new Reconciliation(Json.mapper().valueToTree(total), asOf);
        store.read(moment, moments.sight(), reading -> Reconciliation.fill(reading, List.of(reconciliation), null));
        return reconciliation.comparison();
    }
}
