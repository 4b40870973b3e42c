package org.daylight.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @Test
    void aPageGivesTheCursorOfTheNext() {
        var rows = IntStream.range(0, 3).boxed().toList();

        var page =
                Page.of(rows, PageQuery.of(2, null), Total.exactly(3), row -> List.of("" + row), "notes", "code", null);

        assertThat(page.items()).containsExactly(0, 1);
        assertThat(PageQuery.of(2, page.next()).after("notes", "code", null)).containsExactly("1");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(List.of(1, 2), PageQuery.of(2, null), Total.exactly(2), row -> List.of(), "notes")
                        .next())
                .isNull();
    }

    @Test
    void aCursorOfAnotherFilterIsRefused() {
        var next = PageQuery.of(2, null).next(List.of("a"), "notes", "code", "x");

        assertThatThrownBy(() -> PageQuery.of(2, next).after("notes", "code", "y"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(Problems.BAD_CURSOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNotACursorIsRefused(String cursor) {
        assertThatThrownBy(() -> PageQuery.of(2, cursor).after("notes"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(Problems.BAD_CURSOR));
    }
}
