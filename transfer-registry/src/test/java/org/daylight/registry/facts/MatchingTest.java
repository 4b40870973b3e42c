package org.daylight.registry.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MatchingTest {

    /** Such totals were recorded before they were refused. */
    @Test
    void ofTwoEntriesOfOneDeliveryNoneIsLost() throws JsonProcessingException {
        var total = new ObjectMapper().readTree("""
                {"quantity": {"amount": "22", "unit": "EACH"}, "entries": [
                 {"key": "A", "delivery": "D1", "quantity": {"amount": "5", "unit": "EACH"}},
                 {"key": "B", "delivery": "D1", "quantity": {"amount": "7", "unit": "EACH"}},
                 {"key": "C", "delivery": "D2"}, {"key": "D2"},
                 {"key": "D3", "quantity": {"amount": "5", "unit": "EACH"}}]}""");
        var matching = new Matching(total, "quantity");

        matching.match("D1", BigDecimal.valueOf(12), true);
        matching.match("D3", BigDecimal.valueOf(5), true);

        assertThat(matching.notComparable()).containsExactly("A", "B");
        assertThat(matching.onlyTheirs()).containsExactly("C", "D2");
        assertThat(matching.matched()).isOne();
        assertThat(matching.differing()).isZero();
    }
}
