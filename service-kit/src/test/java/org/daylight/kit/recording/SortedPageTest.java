package org.daylight.kit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortedPageTest {

    record Lot(
            UUID id,
            @Sortable String name,
            @Sortable @Nullable BigDecimal amount,
            String secret) {}

    private static final List<Lot> LOTS = List.of(
            lot(3, "b", "9"), lot(1, "a", "10"), lot(4, "b", null), lot(2, "a", "9.5"), lot(5, "\uD83D\uDE80", "-1"));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,       12345
            name,    12345
            -name,   54321
            amount,  45321
            -amount, 12354
            """)
    void pagesOfAnySizeGiveTheWholeListInOrder(@Nullable String sort, String order) {
        for (var size = 1; size <= 6; size++) {
            assertThat(all(sort, size)).as("pages of %d", size).isEqualTo(order);
        }
    }

    @Test
    void aCursorBelongsToItsOrderAndItsFilters() {
        var next = page("name", PageQuery.of(2, null), "x").page().next();

        assertThat(page("name", PageQuery.of(2, next), "x").page().items()).hasSize(2);
        assertThatThrownBy(() -> page("-name", PageQuery.of(2, next), "x")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> page("name", PageQuery.of(2, next), "y")).isInstanceOf(ProblemException.class);
    }

    @Test
    void whatIsNoFieldToSortByIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> Sorting.of(Lot.class, "secret"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation -> {
                                    assertThat(violation.pointer()).isEqualTo("query:sort");
                                    assertThat(violation.message()).isEqualTo("must be one of name, amount");
                                }));
    }

    /** What a cursor holds stays small. */
    @Test
    void longTextsThatBeginAlikeStandInTheOrderOfTheirIds() {
        var found = new StringBuilder();
        var cursor = (String) null;
        do {
            var page = new SortedPage<>(PageQuery.of(1, cursor), Sorting.of(Lot.class, "name"), Lot::id, "lots");
            for (var last : List.of(3, 1, 2)) {
                page.add(lot(last, "\uD83D\uDE80".repeat(500) + (9 - last), "1"));
            }
            page.page().items().forEach(lot -> found.append(lot.id().getLeastSignificantBits()));
            cursor = page.page().next();
        } while (cursor != null);

        assertThat(found).hasToString("123");
    }

    private static String all(@Nullable String sort, int size) {
        var found = new ArrayList<String>();
        var cursor = (String) null;
        do {
            var page = page(sort, PageQuery.of(size, cursor), "x").page();
            assertThat(page.total().count()).isEqualTo(LOTS.size());
            page.items().forEach(lot -> found.add(Long.toString(lot.id().getLeastSignificantBits())));
            cursor = page.next();
        } while (cursor != null);
        return String.join("", found);
    }

    private static SortedPage<Lot> page(@Nullable String sort, PageQuery query, String filter) {
        var page = new SortedPage<>(query, Sorting.of(Lot.class, sort), Lot::id, "lots", filter);
        LOTS.forEach(page::add);
        return page;
    }

    private static Lot lot(int id, String name, @Nullable String amount) {
        return new Lot(new UUID(0, id), name, amount == null ? null : new BigDecimal(amount), "");
    }
}
