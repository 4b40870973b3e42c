package org.daylight.kit.identity;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.daylight.kit.json.Json;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a record's content may be shown with.
 *
 * @param classification UNCLASSIFIED, RESTRICTED, CONFIDENTIAL, SECRET or TOP_SECRET
 * @param controlCategory a handling caveat below classification, such as CUI//EXPT
 * @param releasableTo who it may be released to; empty for nobody in particular, which is no limit on what is
 *     unclassified; {@link #NOBODY} alone if nobody is left of those whom its parts may be released to
 * @param privileged legally privileged: not for a release package
 */
public record Marking(
        @NotNull
        @Pattern(
                regexp = "UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|SECRET|TOP_SECRET",
                message = "must be UNCLASSIFIED, RESTRICTED, CONFIDENTIAL, SECRET or TOP_SECRET")
        @Schema(examples = "UNCLASSIFIED")
        String classification,

        @Nullable String controlCategory,
        List<String> releasableTo,
        @JsonSetter(nulls = Nulls.AS_EMPTY) // left out: not privileged
        boolean privileged) {

    public static final List<String> LEVELS =
            List.of("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP_SECRET");

    /** In place of a list that would be empty and read as no limit. */
    public static final String NOBODY = "NOBODY";

    public static final Marking UNMARKED = new Marking("UNCLASSIFIED", null, List.of(), false);

    @SuppressWarnings("NullAway") // JSON may leave the list out
    public Marking {
        releasableTo = releasableTo == null ? List.of() : List.copyOf(releasableTo);
    }

    /** Its place among the levels, highest for one that is not known. */
    public int level() {
        var level = LEVELS.indexOf(classification);
        return level < 0 ? LEVELS.size() : level;
    }

    /**
     * The marking of what contains all of these: the highest level, every caveat, released only to whom all are. A part
     * that is unclassified and names nobody limits nothing.
     */
    public static Marking highest(Collection<Marking> markings) {
        var caveats = new TreeSet<String>();
        var highest = UNMARKED;
        var privileged = false;
        Set<String> releasable = null;
        for (var marking : markings) {
            if (marking.controlCategory != null) {
                caveats.addAll(List.of(marking.controlCategory.split(", ")));
            }
            if (marking.level() > highest.level()) {
                highest = marking;
            }
            privileged |= marking.privileged;
            if (marking.level() > 0 || !marking.releasableTo.isEmpty()) {
                if (releasable == null) {
                    releasable = new LinkedHashSet<>(marking.releasableTo);
                } else {
                    releasable.retainAll(marking.releasableTo);
                }
            }
        }
        if (releasable != null && releasable.isEmpty() && highest.level() == 0) {
            releasable.add(NOBODY);
        }
        return new Marking(
                highest.classification,
                caveats.isEmpty() ? null : String.join(", ", caveats),
                releasable == null ? List.of() : List.copyOf(releasable),
                privileged);
    }

    /** As it is stored; null where nothing is marked. */
    public static Marking read(@Nullable String json) {
        if (json == null) {
            return UNMARKED;
        }
        try {
            return Json.mapper().readValue(json, Marking.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored marking cannot be read", e);
        }
    }

    public String json() {
        return Json.mapper().valueToTree(this).toString();
    }
}
