package org.daylight.kit.recording;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.daylight.kit.json.Json;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Where a value was read.
 *
 * @param sourceClass how official it is
 * @param grade reliability of the source, A to F, and credibility of what it says, 1 to 6
 * @param checked whether somebody read the document itself
 * @param field the one field this source supports, as a pointer into the content; none = the whole record
 */
public record Source(
        @Nullable @Size(max = 1000) String document,
        @Nullable @Size(max = 2000) String url,
        @Nullable @Size(max = 200) String page,
        @Nullable @Size(max = 200) String digest,
        @Nullable @Size(max = 200) String system,
        @Nullable SourceClass sourceClass,

        @Nullable @Pattern(regexp = "[A-F][1-6]", message = "must be a letter from A to F and a digit from 1 to 6")
        String grade,

        @Nullable Checked checked,
        @Nullable @Size(max = 20_000) String note,
        @Nullable @Size(max = 200) String field) {

    /** The sources that support a field which the content does not have, with the places where they say so. */
    public static List<Violation> misplaced(Object content, @Nullable List<Source> sources) {
        if (sources == null || sources.stream().allMatch(source -> source.field == null)) {
            return List.of();
        }
        var said = Json.mapper().<JsonNode>valueToTree(content);
        var misplaced = new ArrayList<Violation>();
        for (var i = 0; i < sources.size(); i++) {
            var field = sources.get(i).field;
            if (field != null && !(field.startsWith("/") && isThere(said, field))) {
                misplaced.add(new Violation(
                        "/sources/%d/field".formatted(i),
                        "must be a pointer into the content to what it says, such as /quantity/amount"));
            }
        }
        return misplaced;
    }

    private static boolean isThere(JsonNode said, String field) {
        return !said.at(JsonPointer.compile(field)).isMissingNode();
    }

    /** From the most to the least official. */
    public enum SourceClass {
        OFFICIAL,
        COPY_OF_OFFICIAL,
        PRESS,
        STATE_MEDIA,
        COPY_OR_WEAK
    }

    /** How the value came out of the document. */
    public enum Checked {
        READ,
        DERIVED,
        NOT_READ
    }
}
