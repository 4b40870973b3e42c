package org.daylight.registry.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.daylight.kit.date.ImpreciseDate;
import org.daylight.kit.json.Stated;
import org.daylight.postgres.TestDatabase;
import org.daylight.registry.Api;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "registry"))
class SortedListsTest {

    @Inject
    AgroalDataSource source;

    @Inject
    RecordTypes types;

    /** Kinds of which there are many. */
    @ParameterizedTest
    @EnumSource(names = {"TRANSFER", "NOTIFICATION", "ITEM", "END_USE_CHECK", "INVENTORY"})
    void listsThatGrowAreServedByIndexesHoweverTheyAreSortedByDate(RecordKind kind) throws SQLException {
        var dates = dates(types.named(kind.word()).orElseThrow().content());
        assertThat(dates).isNotEmpty();
        for (var date : dates) {
            Api.get(Api.READER, "/v1/" + kind.resource() + "?sort=" + date).statusCode(200);
            assertThat(plan(kind, date)).as("%s sorted by %s", kind, date).contains("Incremental Sort");
        }
    }

    private static List<String> dates(Class<?> content) {
        return Arrays.stream(content.getRecordComponents())
                .filter(component -> component.getType() == ImpreciseDate.class
                        || (component.getType() == Stated.class
                                && component.getGenericType().getTypeName().contains(ImpreciseDate.class.getName())))
                .map(component -> component.getName())
                .toList();
    }

    /** How the database would read the list if it did not have to sort all of it: then an index puts the days in order. */
    private String plan(RecordKind kind, String date) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = off");
            statement.execute("set enable_sort = off");
            try (var rows = statement.executeQuery("""
                    explain select r.content from (select * from %s) r where r.voided_reason is null
                    order by coalesce(left(split_part(r.content->>'%s', '/', 1), 10), '') collate "C", r.id
                    limit 101""".formatted(kind.table(), date))) {
                var plan = new StringBuilder();
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            } finally {
                statement.execute("reset enable_seqscan");
                statement.execute("reset enable_bitmapscan");
                statement.execute("reset enable_sort");
            }
        }
    }
}
