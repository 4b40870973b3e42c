package org.daylight.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules' answers about one line of a batch; used again for the next line. */
public final class LineResult {

    private final byte[] vector;
    private final int[] counts = new int[128];
    private final List<RuleAnswer> answers = new ArrayList<>();
    private @Nullable LocalDate nextChangeOn;
    private @Nullable String nextChangeRule;

    LineResult(int rules) {
        vector = new byte[rules];
    }

    void clear() {
        Arrays.fill(counts, 0);
        answers.clear();
        nextChangeOn = null;
        nextChangeRule = null;
    }

    void put(int rule, char letter) {
        vector[rule] = (byte) letter;
        counts[letter]++;
    }

    void change(String rule, @Nullable LocalDate on) {
        if (on != null && (nextChangeOn == null || on.isBefore(nextChangeOn))) {
            nextChangeOn = on;
            nextChangeRule = rule;
        }
    }

    void add(RuleAnswer answer) {
        answers.add(answer);
    }

    /** One letter per rule, rules sorted by key. */
    public byte[] vector() {
        return vector;
    }

    public int count(Answer answer) {
        return answer == Answer.MET
                ? counts[answer.letter()] + counts[Answer.MET_IF_APPLICABLE]
                : counts[answer.letter()];
    }

    public int metApplicabilityUnknown() {
        return counts[Answer.MET_IF_APPLICABLE];
    }

    public @Nullable LocalDate nextChangeOn() {
        return nextChangeOn;
    }

    public @Nullable String nextChangeRule() {
        return nextChangeRule;
    }

    /** NOT_MET, UNDETERMINED and ERROR in full, and whatever carries a permittedFrom. */
    public List<RuleAnswer> answers() {
        return answers;
    }
}
