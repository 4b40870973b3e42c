package org.daylight.registry.incidents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to propose a lower level.
 *
 * @param incident the id of the incident
 * @param voids true: it was entered by mistake and is to be voided; {@code level} is then {@code L0}
 */
public record DowngradeProposal(
        @NotNull UUID incident,
        @NotNull Incident.Level level,
        @NotBlank @Size(max = 4000) String reason,
        @Nullable Boolean voids) {}
