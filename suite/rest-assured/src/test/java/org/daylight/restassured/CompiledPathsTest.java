package org.daylight.restassured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompiledPathsTest {

    @BeforeAll
    static void inPlace() {
        CompiledPathsKept.inPlace();
        CompiledPathsKept.inPlace();
        assertThat(GroovySystem.getMetaClassRegistry().getMetaClass(GroovyShell.class))
                .isInstanceOf(CompiledPaths.class);
    }

    @Test
    void thePathIsKeptAndNotWhatItAnswered() {
        assertThat(units("[{\"id\": \"a\", \"units\": 1}, {\"id\": \"b\", \"units\": 2}]"))
                .isEqualTo(2);
        assertThat(units("[{\"id\": \"b\", \"units\": 7}]")).isEqualTo(7);
    }

    @Test
    void aPropertyThatIsNotThereIsNull() {
        assertThat(JsonPath.from("{\"a\": 1}").<Object>get("b")).isNull();
        assertThat(JsonPath.from("{\"a\": 1}").<Object>get("b.c")).isNull();
    }

    @Test
    void aPathThatIsNoneIsRefusedEveryTime() {
        for (var time = 0; time < 2; time++) {
            assertThatThrownBy(() -> JsonPath.from("{}").get("items[")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static int units(String items) {
        return JsonPath.from("{\"items\": " + items + "}").getInt("items.find { it.id == 'b' }.units");
    }
}
