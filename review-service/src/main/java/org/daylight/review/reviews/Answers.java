package org.daylight.review.reviews;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.daylight.review.dependency.ClosedLines;

/** What compliance-rules said about one batch, checked against what was sent. */
record Answers(List<Subject> subjects, long answers) {

    /** A line and everything said about it. */
    record Subject(FactLine line, String vector, JsonNode said) {}

    /** @param rules how many rules the frozen rulebook has per subject type */
    static Answers read(List<FactLine> sent, ClosedLines said, Map<String, Integer> rules) {
        if (said.lines().size() != sent.size()) {
            throw new Incomplete("compliance-rules answered about %d subjects where %d were sent"
                    .formatted(said.lines().size(), sent.size()));
        }
        var subjects = new ArrayList<Subject>();
        var total = 0L;
        for (var i = 0; i < sent.size(); i++) {
            var line = sent.get(i);
            var node = ClosedLines.tree("compliance-rules", said.lines().get(i));
            if (!node.path("subject").asText().equals(line.subject())) {
                throw new Incomplete("compliance-rules answered about %s where %s was sent"
                        .formatted(node.path("subject").asText(), line.subject()));
            }
            var vector = node.path("vector").asText();
            var expected = rules.getOrDefault(line.type(), 0);
            if (vector.length() != expected || counted(node.path("counts")) != expected) {
                throw new Incomplete("%d rules look at %s, and compliance-rules gave %d letters and %d counts"
                        .formatted(expected, line.subject(), vector.length(), counted(node.path("counts"))));
            }
            total += vector.length();
            subjects.add(new Subject(line, vector, node));
        }
        var stated = said.closing().path("answers").asLong(total);
        if (stated != total) {
            throw new Incomplete("compliance-rules says %d answers and gave %d".formatted(stated, total));
        }
        return new Answers(subjects, total);
    }

    private static long counted(JsonNode counts) {
        var sum = 0L;
        for (var count : counts) {
            sum += count.asLong();
        }
        return sum;
    }
}
