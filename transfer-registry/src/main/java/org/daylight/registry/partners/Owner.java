package org.daylight.registry.partners;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whose register this is: {@code daylight.registry.owner}, the code of a partner, who supplies what names no supplier. Not set =
 * nobody; then who supplied such a transfer is not known.
 */
@Startup
@ApplicationScoped
public class Owner {

    private static final Pattern CODE = Pattern.compile("\\S(.{0,198}\\S)?");

    private final @Nullable String code;

    Owner(@ConfigProperty(name = "daylight.registry.owner") Optional<String> code) {
        if (code.isPresent() && !CODE.matcher(code.get()).matches()) {
            throw new IllegalArgumentException(
                    "daylight.registry.owner is '%s'; it must be the code of a partner, with no blank at either end"
                            .formatted(code.get()));
        }
        this.code = code.orElse(null);
    }

    /** Null if nobody is named. */
    public @Nullable String code() {
        return code;
    }
}
