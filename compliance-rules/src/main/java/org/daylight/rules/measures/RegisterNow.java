package org.daylight.rules.measures;

import jakarta.enterprise.context.RequestScoped;
import java.time.LocalDate;
import java.util.List;
import org.daylight.rules.registry.Manifest;
import org.jspecify.annotations.Nullable;

/** What the register was found to hold when this request came. */
@RequestScoped
public class RegisterNow {

    private @Nullable LocalDate day;
    private @Nullable Manifest manifest;

    void read(LocalDate today, Manifest found) {
        day = today;
        manifest = found;
    }

    void unreadable() {
        manifest = null;
    }

    boolean isReadable() {
        return manifest != null;
    }

    /** Whether it surely holds no subject of any of the types. */
    boolean hasNone(List<String> types) {
        return manifest != null && types.stream().mapToLong(manifest::subjects).sum() == 0;
    }

    /** Whether it surely knows no partner of this code; one that was not read, or knows none at all, says nothing of any. */
    public boolean isStranger(String code) {
        if (manifest == null) {
            return false;
        }
        var partners = manifest.partners();
        return !partners.isEmpty() && !partners.contains(code);
    }

    String day() {
        return String.valueOf(day);
    }
}
