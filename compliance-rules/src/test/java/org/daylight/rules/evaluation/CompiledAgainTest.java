package org.daylight.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.daylight.rules.evaluation.Written.facts;
import static org.daylight.rules.evaluation.Written.line;
import static org.daylight.rules.evaluation.Written.rule;

import java.util.List;
import java.util.stream.IntStream;
import org.daylight.rules.facts.Vocabulary;
import org.daylight.rules.language.Compilation;
import org.daylight.rules.language.Revision;
import org.daylight.rules.language.RulebookCompiler;
import org.junit.jupiter.api.Test;

/** A revision that was compiled before answers as it would if it were compiled now, whatever else has changed. */
class CompiledAgainTest {

    private static final String MEMBER = "inSet(partner.code, \"GROUP\", asOf)";
    private static final String OUTSIDE = "!inSet(partner.code, \"GROUP\", asOf)";

    @Test
    void aSetIsTheOneThatIsGivenNow() {
        for (var round = 0; round < 2; round++) {
            assertThat(answer("one", MEMBER, group("XAA"))).isEqualTo(Answer.MET);
            assertThat(answer("one", MEMBER, group("XBB"))).isEqualTo(Answer.NOT_MET);
        }
    }

    @Test
    void aNameThatWasUsedForAnotherTextStandsForTheTextOfNow() {
        for (var round = 0; round < 2; round++) {
            assertThat(answer("two", MEMBER, group("XAA"))).isEqualTo(Answer.MET);
            assertThat(answer("two", OUTSIDE, group("XAA"))).isEqualTo(Answer.NOT_MET);
        }
    }

    @Test
    void whatWasRefusedIsRefusedAgainAndTakenOnceItIsMended() {
        for (var round = 0; round < 2; round++) {
            assertThat(compiled("three", MEMBER, List.of())).isInstanceOf(Compilation.Refused.class);
        }
        assertThat(answer("three", MEMBER, group("XAA"))).isEqualTo(Answer.MET);
        assertThat(compiled("three", MEMBER, List.of())).isInstanceOf(Compilation.Refused.class);
    }

    @Test
    void manyAtOnceGetTheSame() {
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(
                                number -> answer("four-" + number % 5, MEMBER, group(number % 2 == 0 ? "XAA" : "XBB"))))
                .containsExactlyElementsOf(IntStream.range(0, 200)
                        .mapToObj(number -> number % 2 == 0 ? Answer.MET : Answer.NOT_MET)
                        .toList());
    }

    private static List<DatedSet> group(String member) {
        return List.of(new DatedSet(
                "GROUP",
                List.of(new DatedSet.Member(member, "2000-01-01", null)),
                "2000-01-01",
                null,
                "a list for a test"));
    }

    private static Answer answer(String digest, String requires, List<DatedSet> sets) {
        var rulebook = ((Compilation.Compiled) compiled(digest, requires, sets)).rulebook();
        return new Evaluator(rulebook)
                .answer("a.rule", line("delivery", "2024-01-01", facts("partner.code", "XAA")))
                .answer();
    }

    private static Compilation compiled(String digest, String requires, List<DatedSet> sets) {
        var source = rule("a.rule", "delivery").requires(requires).source();
        return RulebookCompiler.compile(Vocabulary.standard(), List.of(new Revision(digest, source)), sets);
    }
}
