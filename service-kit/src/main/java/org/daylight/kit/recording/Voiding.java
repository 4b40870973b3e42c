package org.daylight.kit.recording;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** The body of {@code POST …/void}: why the record should never have been entered. */
public record Voiding(@NotBlank @Size(max = 2000) String reason) {}
