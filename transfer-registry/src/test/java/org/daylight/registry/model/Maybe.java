package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A date that is there, known to be absent, or not known. */
record Maybe(@Nullable Date date, boolean absent) {

    static final Maybe UNKNOWN = new Maybe(null, false);
    static final Maybe ABSENT = new Maybe(null, true);

    static Maybe of(Date date) {
        return new Maybe(date, false);
    }

    /** As of a day: what happened later is known not to have happened. Without a day as it was said. */
    Maybe by(@Nullable LocalDate asOf) {
        return asOf != null && date != null && !date.mayHaveCome(asOf) ? ABSENT : this;
    }

    void into(ObjectNode content, String field) {
        if (absent) {
            content.putNull(field);
        } else if (date != null) {
            content.put(field, date.text());
        }
    }

    void into(Map<String, String> leaves, String name) {
        if (absent) {
            leaves.put(name, "null");
        } else if (date != null) {
            leaves.put(name, date.text());
        }
    }
}
