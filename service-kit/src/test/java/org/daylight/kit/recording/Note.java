package org.daylight.kit.recording;

import jakarta.validation.constraints.NotBlank;
import org.daylight.kit.json.Stated;

/** A small record to try the recording with. */
public record Note(@NotBlank String code, String text, Stated<String> author) {}
