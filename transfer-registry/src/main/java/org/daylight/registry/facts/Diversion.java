package org.daylight.registry.facts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.date.ImpreciseDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries that are supposed to go to another partner; nobody has recorded that they do.
 *
 * @param partner the code of the partner who is supposed to get them
 * @param transfer the reference of a transfer to that partner under which they would come; left out = not known
 */
@Schema(name = "Diversion")
record Diversion(
        @NotBlank @Size(max = 20) String partner,
        @Nullable @Size(max = 200) String transfer,
        @NotEmpty @Size(max = 500) List<@NotNull @Valid Diverted> deliveries) {

    /**
     * One of them.
     *
     * @param id the delivery's
     * @param on the day on which it is supposed to come; left out = not known
     */
    @Schema(name = "DivertedDelivery")
    record Diverted(@NotNull UUID id, @Nullable ImpreciseDate on) {}
}
