package org.daylight.benchmarks.rules;

/** Counts what generated facts come to, and that both sides say the same about every fact. */
final class Shares {

    private long facts;
    private long answers;
    private long notMet;
    private long undetermined;
    private long breaking;
    private long open;

    /** Compares the letters of the batch that both sides have judged. */
    void add(Judged judged, long seed) {
        for (var type : judged.types) {
            for (var row = 0; row < Judged.ROWS; row++) {
                var breaks = false;
                var leaves = false;
                for (var rule = 0; rule < type.letters.length; rule++) {
                    var ours = type.ours.letters(rule)[row];
                    var letter = ours == 'a' ? (byte) 'A' : ours;
                    if (letter != type.letters[rule][row]) {
                        throw new IllegalStateException("%s about row %d of seed %d: ours %c, by hand %c"
                                .formatted(
                                        type.rules.rules().get(rule).key(),
                                        row,
                                        seed,
                                        letter,
                                        type.letters[rule][row]));
                    }
                    answers++;
                    notMet += letter == 'N' ? 1 : 0;
                    undetermined += letter == 'U' ? 1 : 0;
                    breaks |= letter == 'N';
                    leaves |= letter == 'U';
                }
                facts++;
                breaking += breaks ? 1 : 0;
                open += leaves ? 1 : 0;
            }
        }
    }

    @Override
    public String toString() {
        return ("%,d facts, %,d answers (%.2f %% NOT_MET, %.2f %% UNDETERMINED); NOT_MET about %.1f %% of the facts,"
                        + " UNDETERMINED about %.1f %%")
                .formatted(
                        facts,
                        answers,
                        100.0 * notMet / answers,
                        100.0 * undetermined / answers,
                        100.0 * breaking / facts,
                        100.0 * open / facts);
    }
}
