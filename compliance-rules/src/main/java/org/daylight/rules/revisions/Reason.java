package org.daylight.rules.revisions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is done. */
public record Reason(@NotBlank @Size(max = 2_000) String reason) {}
