package org.daylight.kit.recording;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that somebody asks to erase.
 *
 * @param type the kind of the record, such as {@code transfer}
 * @param reason why it must not be kept, without what must not be kept
 * @param authority who or what orders it to be erased
 * @param accessGroup who may see the purge; the record's own group unless said
 */
public record PurgeProposal(
        @NotBlank @Size(max = 100) String type,
        @NotNull UUID record,
        @NotBlank @Size(max = 2000) String reason,
        @NotBlank @Size(max = 1000) String authority,
        @Nullable @Size(max = 100) String accessGroup) {}
