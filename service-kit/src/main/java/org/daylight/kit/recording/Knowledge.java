package org.daylight.kit.recording;

import java.util.Locale;

/** Whose word decides when something was known: the journal's, or the source's own declaration. */
public enum Knowledge {
    RECORDED,
    DECLARED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
