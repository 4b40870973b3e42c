package org.daylight.review.reviews;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.daylight.review.dependency.ClosedLines;

/** What compliance-rules said about one batch, checked against what was sent. */
record Answers(List<Subject> subjects, long answers) {

    /** A line and everything said about it. */
    record Subject(FactLine line, AnswerLine said) {}

    /** @param rules how many rules the frozen rulebook has per subject type */
    static Answers read(List<FactLine> sent, ClosedLines said, Map<String, Integer> rules) {
        if (said.lines().size() != sent.size()) {
            throw new Incomplete("compliance-rules answered about %d subjects where %d were sent"
                    .formatted(said.lines().size(), sent.size()));
        }
        var subjects = new ArrayList<Subject>(sent.size());
        var total = 0L;
        for (var i = 0; i < sent.size(); i++) {
            var line = sent.get(i);
            var answer = AnswerLine.read(said.lines().get(i));
            if (!answer.subject().equals(line.subject())) {
                throw new Incomplete("compliance-rules answered about %s where %s was sent"
                        .formatted(answer.subject(), line.subject()));
            }
            var letters = answer.vector().length();
            var expected = rules.getOrDefault(line.type(), 0);
            if (letters != expected || answer.counted() != expected) {
                throw new Incomplete("%d rules look at %s, and compliance-rules gave %d letters and %d counts"
                        .formatted(expected, line.subject(), letters, answer.counted()));
            }
            total += letters;
            subjects.add(new Subject(line, answer));
        }
        var stated = said.closing().path("answers").asLong(total);
        if (stated != total) {
            throw new Incomplete("compliance-rules says %d answers and gave %d".formatted(stated, total));
        }
        return new Answers(subjects, total);
    }

    /** What was said about some of the lines. */
    Answers part(int from, int to) {
        var some = subjects.subList(from, to);
        return new Answers(
                some,
                some.stream()
                        .mapToLong(subject -> subject.said().vector().length())
                        .sum());
    }
}
