package org.daylight.registry.delinquency;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.daylight.kit.identity.EveryRole;
import org.daylight.kit.recording.Export;
import org.daylight.kit.recording.Knowing;
import org.daylight.registry.delinquency.Standing.Clocks;
import org.daylight.registry.facts.FactStore;
import org.daylight.registry.facts.Moments;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Articles under enhanced monitoring whose inventory is overdue, by count and by value. */
@Path("/v1/delinquency")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "delinquency", description = "How many articles, and of what value, have missed their inventory.")
@EveryRole
class DelinquencyResource {

    private static final List<Variant> FORMS = Variant.mediaTypes(
                    MediaType.valueOf(Export.LINES), MediaType.valueOf(Export.TABLE))
            .build();

    private final FactStore store;
    private final Moments moments;

    DelinquencyResource(FactStore store, Moments moments) {
        this.store = store;
        this.moments = moments;
    }

    @GET
    @Produces({Export.LINES, Export.TABLE})
    @Operation(
            summary = "Articles whose inventory by serial number is owed, overdue or not known, by count and by value",
            description =
                    "A line per group and a closing line, or a table with a row per group and measure. Measures: COUNT; VALUE,"
                            + " once for each currency and basis; WITHOUT_VALUE, which counts what has no value. `owed` are all"
                            + " articles under enhanced monitoring that their holder has and owes inventories of; `overdue` and"
                            + " `unknown` are parts of them. `overdueShare` is overdue by owed: `least` for certain, `most` if"
                            + " all that is unknown is overdue. `why` parts both by reason. What is in hostile surroundings"
                            + " counts as overdue like all others and is shown apart. `gone` and `notThereYet` owe nothing.\n\n"
                            + "FIRST_NOT_TAKEN: no inventory within the days after arrival in the country."
                            + " YEARLY_NOT_TAKEN: the last one is too old. Unknown: MONITORING_NOT_STATED,"
                            + " DISPOSITION_NOT_KNOWN, ARRIVAL_NOT_KNOWN, INVENTORY_NOT_KNOWN (nobody says that there was none,"
                            + " or one has no day), DATE_NOT_PRECISE. What came for enhanced monitoring without a serial number on record counts"
                            + " as well, without a value and with the inventories of its delivery alone. Counted is what you may see.\n\nThe order is fixed: by partner"
                            + " and type.")
    public StreamingOutput delinquency(
            @BeanParam Knowing.OfDay when,
            @RestQuery
                    @DefaultValue("partner,type")
                    @Pattern(
                            regexp = "partner,type|type,partner|partner|type|all",
                            message = "must be partner, type, partner,type or all")
                    @Parameter(
                            description =
                                    "By what articles are told apart: `partner,type` (default), `partner`, `type`, or"
                                            + " `all` for one line.")
                    String by,
            @RestQuery @Parameter(description = "Only what the partner with this code holds.") @Nullable String partner,
            @RestQuery @Parameter(description = "Only articles of this type, as it was recorded.") @Nullable
                    String type,
            @RestQuery
                    @DefaultValue("90")
                    @Min(1)
                    @Max(3660)
                    @Parameter(
                            description =
                                    "Days from arrival in the country to the first inventory; 90 (SAMM C8.4) if left"
                                            + " out.")
                    int firstWithin,
            @RestQuery
                    @DefaultValue("365")
                    @Min(1)
                    @Max(3660)
                    @Parameter(
                            description =
                                    "Days from one inventory to the next; 365 (SAMM C8.4, a reading of a year) if left out.")
                    int every,
            @Context Request request) {
        var moment = moments.of(when);
        var sight = moments.sight();
        var asked = new Delinquency.Asked(
                by.contains("partner"), by.contains("type"), new Clocks(firstWithin, every), partner, type);
        var form = request.selectVariant(FORMS);
        var lines = form == null || MediaType.valueOf(Export.LINES).equals(form.getMediaType());
        return out -> store.read(moment, sight, reading -> {
            var delinquency = new Delinquency(reading, asked);
            if (lines) {
                delinquency.lines(out);
            } else {
                delinquency.table(out);
            }
        });
    }
}
