package org.daylight.kit.identity;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a record's content may be shown with.
 *
 * @param classification UNCLASSIFIED, RESTRICTED, CONFIDENTIAL, SECRET or TOP_SECRET
 * @param controlCategory a handling caveat below classification, such as CUI//EXPT
 * @param releasableTo who it may be released to; empty for nobody in particular
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

    /** The marking of what contains all of these: the highest level, every caveat, released only to whom all are. */
    public static Marking highest(Collection<Marking> markings) {
        return markings.stream().reduce(Marking::with).orElse(UNMARKED);
    }

    private Marking with(Marking other) {
        var caveats = new TreeSet<String>();
        for (var marking : List.of(this, other)) {
            if (marking.controlCategory != null) {
                caveats.addAll(List.of(marking.controlCategory.split(", ")));
            }
        }
        return new Marking(
                level() >= other.level() ? classification : other.classification,
                caveats.isEmpty() ? null : String.join(", ", caveats),
                releasableTo(other),
                privileged || other.privileged);
    }

    private List<String> releasableTo(Marking other) {
        // A part that is unclassified and names nobody limits nothing.
        if (level() == 0 && releasableTo.isEmpty()) {
            return other.releasableTo;
        }
        if (other.level() == 0 && other.releasableTo.isEmpty()) {
            return releasableTo;
        }
        return releasableTo.stream().filter(other.releasableTo::contains).toList();
    }
}
