package org.daylight.rules.evaluations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.daylight.rules.evaluation.Explanation;
import org.daylight.rules.lawbooks.Comparison.Explained;
import org.jspecify.annotations.Nullable;

/** Writes the answers before and after a change, each as it is explained everywhere; null where there is no rule. */
public final class ExplainedTwice {

    private ExplainedTwice() {}

    public static byte[] json(Explained explained) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("{\"before\":".getBytes(UTF_8));
        write(out, explained.subject(), explained.before());
        out.writeBytes(",\"after\":".getBytes(UTF_8));
        write(out, explained.subject(), explained.after());
        out.writeBytes("}".getBytes(UTF_8));
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String subject, @Nullable Explanation explanation) {
        if (explanation == null) {
            out.writeBytes("null".getBytes(UTF_8));
            return;
        }
        try {
            AnswerWriter.explanation(out, subject, explanation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
