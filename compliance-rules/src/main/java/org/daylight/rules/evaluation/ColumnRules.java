package org.daylight.rules.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.daylight.rules.facts.Columns;
import org.daylight.rules.facts.FactLine;
import org.daylight.rules.facts.SubjectType;
import org.daylight.rules.facts.Words;
import org.jspecify.annotations.Nullable;

/** The rules about one type of subject, ready to judge its lines in batches; safe for use by many threads. */
public final class ColumnRules {

    private final SubjectType type;
    private final List<CompiledRule> rules;
    private final List<@Nullable ColumnRule> ready = new ArrayList<>();
    private final Columnar columnar;
    private final Words words;

    ColumnRules(SubjectType type, List<CompiledRule> rules) {
        this.type = type;
        this.rules = rules;
        columnar = new Columnar(type);
        for (var rule : rules) {
            ready.add(ColumnRule.of(rule, columnar));
        }
        words = columnar.words();
    }

    public SubjectType type() {
        return type;
    }

    /** Sorted by key: the order of a vector. */
    public List<CompiledRule> rules() {
        return rules;
    }

    /** Keys of the rules that use something columns do not know; they are asked line by line. */
    public List<String> askedLineByLine() {
        var keys = new ArrayList<String>();
        for (var index = 0; index < rules.size(); index++) {
            if (ready.get(index) == null) {
                keys.add(rules.get(index).key());
            }
        }
        return keys;
    }

    /** Columns for so many lines, with the leaves these rules ask for. */
    public Columns columns(int capacity) {
        return new Columns(type, columnar.slots(), words, capacity);
    }

    /** Gives the line of a row, for what columns cannot answer. */
    public interface Lines {
        FactLine line(int row);
    }

    /** Judges batches one after the other in the same memory. One thread's own. */
    public final class Batch {

        private final Work work;
        private final Lines lines;
        private final int[] rows;
        private final byte[][] letters;

        /** By rule and row, whether a later day may bring another answer although no fact changes. */
        private final byte[][] mayChange;

        private boolean foreseen;
        private final LineResult result = new LineResult(rules.size());

        Batch(Columns columns, Lines lines) {
            work = new Work(columns);
            this.lines = lines;
            rows = new int[columns.capacity()];
            letters = new byte[rules.size()][columns.capacity()];
            mayChange = new byte[rules.size()][];
        }

        /** Judges what stands in the columns, rule by rule. */
        public void judge() {
            work.begin();
            foreseen = false;
            var count = 0;
            for (var row = 0; row < work.columns.rows(); row++) {
                rows[count] = row;
                count += work.columns.odd(row) ? 0 : 1;
            }
            for (var index = 0; index < letters.length; index++) {
                var rule = ready.get(index);
                if (rule != null) {
                    rule.judge(work, rows, count, letters[index]);
                }
                if (rule == null || count < work.columns.rows()) {
                    lineByLine(index, rule == null);
                }
            }
        }

        /** Looks once over the columns for rows that may ever change: most never do, and are not looked at one by one. */
        private void foresee() {
            for (var index = 0; index < letters.length; index++) {
                if (mayChange[index] == null) {
                    mayChange[index] = new byte[work.columns.capacity()];
                }
                var marks = mayChange[index];
                var rule = ready.get(index);
                if (rule == null) {
                    Arrays.fill(marks, (byte) 1);
                    continue;
                }
                var asked = 0;
                for (var row = 0; row < work.columns.rows(); row++) {
                    var odd = work.columns.odd(row);
                    marks[row] = (byte) (odd ? 1 : 0);
                    rows[asked] = row;
                    asked += odd || letters[index][row] == Letters.SETTLED ? 0 : 1;
                }
                rule.mayChange(work, rows, asked, marks);
            }
            foreseen = true;
        }

        /** Whether a rule's answer about a row that was answered is looked at for a next change. */
        boolean mayChange(int rule, int row) {
            return foreseen && mayChange[rule][row] != 0;
        }

        private void lineByLine(int index, boolean all) {
            for (var row = 0; row < work.columns.rows(); row++) {
                if (all || work.columns.odd(row)) {
                    var judgement = Judge.judge(rules.get(index), new Frame(lines.line(row)));
                    letters[index][row] = (byte) judgement.letter();
                }
            }
        }

        /**
         * All answers about a row that was judged.
         *
         * @param subject a hash of its name, for the second look
         */
        public LineResult result(int row, long subject, SecondLook look) {
            result.clear();
            if (!foreseen) {
                foresee();
            }
            var again = look.atAllAbout(subject);
            Frame frame = null;
            for (var index = 0; index < letters.length; index++) {
                var rule = rules.get(index);
                var letter = letter(index, row);
                if (!stands(rule, row, letter, again, look)) {
                    result.put(index, Answer.ERROR.letter());
                    result.add(Evaluator.disagreement(rule, lines.line(row)));
                    continue;
                }
                result.put(index, letter);
                var later = mayChange[index][row] != 0;
                if (later || rule.isGivenInFull(letter)) {
                    frame = frame == null ? new Frame(lines.line(row)) : frame;
                    closely(rule, letter, frame, later);
                }
            }
            return result;
        }

        /**
         * The same letters, and nothing else about the row.
         *
         * @param subject a hash of its name, for the second look
         */
        public LineResult letters(int row, long subject, SecondLook look) {
            result.clear();
            var again = look.atAllAbout(subject);
            for (var index = 0; index < letters.length; index++) {
                var letter = letter(index, row);
                var stands = stands(rules.get(index), row, letter, again, look);
                result.put(index, stands ? letter : Answer.ERROR.letter());
            }
            return result;
        }

        private char letter(int index, int row) {
            var letter = letters[index][row];
            return letter == Letters.SETTLED ? Answer.NOT_APPLICABLE.letter() : (char) letter;
        }

        private boolean stands(CompiledRule rule, int row, char own, boolean again, SecondLook look) {
            return !(again || look.at(rule, own)) || Evaluator.isFoundAgain(rule, lines.line(row), own, look);
        }

        /** Of an answer that is not reported in full only a change before that of every other rule matters. */
        private void closely(CompiledRule rule, char letter, Frame frame, boolean later) {
            var judgement = Judge.judge(rule, frame, letter);
            var detailed = judgement.detailed();
            var change = later ? NextChange.of(rule, frame, judgement, detailed ? null : result.nextChangeOn()) : null;
            result.change(rule.key(), change);
            if (detailed) {
                result.add(Wording.answer(rule, frame, judgement, change));
            }
        }

        /** The letters of a rule by row, as they stand in a vector; 'a' is not applicable whatever the day. */
        public byte[] letters(int rule) {
            return letters[rule];
        }
    }

    public Batch batch(Columns columns, Lines lines) {
        return new Batch(columns, lines);
    }
}
