package org.daylight.registry.facts;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Single subjects whose lines are asked for. */
@Schema(name = "NamedSubjects")
record NamedSubjects(
        @NotNull @Schema(description = "The type of all of them.", examples = "delivery")
        String type,

        @NotEmpty @Size(max = 2000) @Schema(description = "Their ids, without the type in front; at most 2,000.")
        List<@NotNull UUID> ids) {}
