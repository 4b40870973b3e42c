package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.daylight.kit.json.Json;
import org.daylight.rules.evaluation.Explanation;
import org.daylight.rules.lawbooks.Comparison.Explained;
import org.jspecify.annotations.Nullable;

/** Writes the answers before and after a change, each as it is explained everywhere; null where there is no rule. */
public final class ExplainedTwice {

    private ExplainedTwice() {}

    /** @param says on which knowledge both answer */
    public static byte[] json(String says, Explained explained) {
        var out = new Growing(4_096);
        try (var writer = new AnswerWriter(out)) {
            out.write("{\"says\":".getBytes(UTF_8));
            out.write(Json.mapper().writeValueAsBytes(says));
            out.write(",\"before\":".getBytes(UTF_8));
            write(out, writer, explained.subject(), explained.before());
            out.write(",\"after\":".getBytes(UTF_8));
            write(out, writer, explained.subject(), explained.after());
            out.write('}');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toBytes();
    }

    private static void write(Growing out, AnswerWriter writer, String subject, @Nullable Explanation explanation)
            throws IOException {
        if (explanation == null) {
            out.write("null".getBytes(UTF_8));
        } else {
            writer.explanation(subject, explanation);
        }
    }
}
