package org.daylight.review.projection;

import org.jspecify.annotations.Nullable;

/** What the holds in force hold of what is yet to come; null = nothing of it. */
public interface Holds {

    /** Where it is to come. */
    @Nullable
    Held on(OpenDelivery delivery);

    /** What goes elsewhere, under the transfer that it comes under there. */
    @Nullable
    Held there(Coming coming);
}
