package org.daylight.kit.recording;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where the change feed goes on. */
public class ChangeQuery {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 5000;

    /** Shorter than a service has for its end, so that who waits gets an answer. */
    private static final int MAX_WAIT = 15;

    @RestQuery
    @Pattern(regexp = "[0-9]{1,18}(/[a-z0-9_]{1,63}/[0-9a-f-]{36}/[0-9]{1,9})?", message = "a sequence, or `next`")
    @Parameter(description = "A recording's sequence, 0 for the beginning, or `next` of the answer before, unchanged.")
    public @Nullable String after;

    @RestQuery
    @Min(1)
    @Max(MAX_LIMIT)
    @Parameter(description = "How many changes one answer holds, 1 to 5000; 500 if left out.")
    public @Nullable Integer limit;

    @RestQuery
    @Min(0)
    @Max(MAX_WAIT)
    @Parameter(
            description = "How many seconds to wait, 0 to 15, where nothing has been recorded yet; the answer comes as"
                    + " soon as something is. 0 if left out.")
    public @Nullable Integer wait;

    /** A piece of the feed that is written as a file. */
    static ChangeQuery ofFile(@Nullable String after) {
        return of(after, MAX_LIMIT);
    }

    static ChangeQuery of(@Nullable String after, @Nullable Integer limit) {
        return of(after, limit, 0);
    }

    static ChangeQuery of(@Nullable String after, @Nullable Integer limit, int wait) {
        var query = new ChangeQuery();
        query.after = after;
        query.limit = limit;
        query.wait = wait;
        return query;
    }

    Duration patience() {
        return Duration.ofSeconds(wait == null ? 0 : wait);
    }

    int size() {
        return limit == null ? DEFAULT_LIMIT : Math.clamp(limit, 1, MAX_LIMIT);
    }

    String start() {
        return after == null || after.isEmpty() ? "0" : after;
    }
}
