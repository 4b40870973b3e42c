package org.daylight.registry.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a version of a record says. */
sealed interface Said permits PartnerSaid, TransferSaid, DeliverySaid {

    Kind kind();

    /** As it is written, or as a list shows it on a day. */
    ObjectNode content(String key, String partner, @Nullable LocalDate asOf);

    /** The dates on which something else may be read in it. */
    Collection<Date> days();

    /** The kinds whose versions the model knows. */
    enum Kind {
        PARTNER("partner", "partners", "code"),
        TRANSFER("transfer", "transfers", "reference"),
        DELIVERY("delivery", "deliveries", "reference");

        final String word;
        final String resource;
        final String key;

        Kind(String word, String resource, String key) {
            this.word = word;
            this.resource = resource;
            this.key = key;
        }
    }
}
