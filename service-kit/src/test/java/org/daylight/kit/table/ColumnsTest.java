package org.daylight.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Json;
import org.daylight.kit.json.Quantity;
import org.daylight.kit.json.Stated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final Columns COLUMNS = Columns.of(Lot.class);

    record Lot(
            @NotNull String name,
            Stated<ImpreciseDate> on,
            Stated<Quantity> floor,
            @Nullable Limits limits,
            List<String> tags,
            List<Quantity> sizes,
            Map<Side, Stand> stands) {}

    record Limits(@Nullable Integer days, @Nullable Boolean hard) {}

    record Stand(Stated<ImpreciseDate> on) {}

    enum Side {
        LEFT,
        RIGHT
    }

    @Test
    void everyValueHasAColumnWhateverTheRecordsSay() {
        assertThat(COLUMNS.names())
                .containsExactly(
                        "name",
                        "on",
                        "floor",
                        "floor.amount",
                        "floor.unit",
                        "floor.bound",
                        "limits",
                        "limits.days",
                        "limits.hard",
                        "tags[]",
                        "sizes[]",
                        "stands.LEFT.on",
                        "stands.RIGHT.on");
    }

    @Test
    void unknownIsEmptyAbsentIsNullAndAnEmptyObjectIsNeither() throws JsonProcessingException {
        var said = Json.mapper().readTree("""
                {"name": "null", "on": null, "floor": null, "limits": {}, "tags": [], "stands": {"RIGHT": {"on": null}}}""");

        assertThat(COLUMNS.cells(said))
                .containsExactly("'null", "null", "null", "", "", "", "{}", "", "", "", "", "", "null");
    }

    @Test
    void aListIsPartedBySemicolonsIfThatReadsTheSameAgain() throws JsonProcessingException {
        assertThat(COLUMNS.cells(Json.mapper().readTree("{\"tags\": [\"a\", \"b\"]}")))
                .contains("a;b");
        assertThat(COLUMNS.cells(Json.mapper().readTree("{\"tags\": [\"a;b\", \"=c\"]}")))
                .contains("[\"a;b\",\"=c\"]");
        assertThat(COLUMNS.cells(Json.mapper().readTree("{\"sizes\": [{\"amount\": \"12\", \"unit\": \"EACH\"}]}")))
                .contains("[{\"amount\":\"12\",\"unit\":\"EACH\"}]");
    }
}
