package org.daylight.review.flags;

import java.net.URI;
import org.daylight.kit.identity.Marking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is flagged of one subject, of the flags that were asked for and that the reader may see.
 *
 * @param subject a record, or what a gathered flag stands for: the data gaps of a partner, or a rule
 * @param label as its flags call it that are there, or else the last of those that were
 * @param marking the highest of its flags
 * @param findings how many somebody has confirmed
 * @param overdue of how many something was due before today and has not happened
 * @param level the highest of those that are there; null where all are cleared
 * @param link to all flags of the subject, also others than were asked for
 */
@Schema(name = "FlaggedSubject")
public record FlaggedSubject(
        String subject,
        @Nullable String label,
        @Nullable String partner,
        Marking marking,
        long flags,
        long present,
        long undetermined,
        long cleared,
        long findings,
        long overdue,
        @Nullable String level,
        URI link) {}
