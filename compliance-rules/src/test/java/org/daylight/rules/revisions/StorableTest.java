package org.daylight.rules.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.daylight.kit.json.StorableText;
import org.junit.jupiter.api.Test;

class StorableTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsWrongIsSaidOfANameAndOfATextWhereverItStands() throws JsonProcessingException {
        said("{\"\\u0000\": 1}", "", "the definition has a field whose name " + StorableText.MEND);
        said("{\"a\": [{\"\\ud800\": 1}]}", "/a/0", "/a/0 has a field whose name " + StorableText.MEND);
        said("{\"a\": \"\\udc00\"}", "/a", "/a " + StorableText.MEND);
    }

    private static void said(String written, String pointer, String message) throws JsonProcessingException {
        var tree = JSON.readTree(written);
        var refused = assertThrows(NotUnderstood.class, () -> Storable.require(tree));
        assertThat(refused.pointer()).isEqualTo(pointer);
        assertThat(refused).hasMessage(message);
    }
}
