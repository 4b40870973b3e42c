package org.daylight.rules.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenTest {

    private static final String PACK = """
            # What this pack is about,
            # on two lines.
            pack: some
            title: Some rules

            sets:
              # Who is in it.
              - key: first # the first one
                title: A set

              - key: second
                title: Another
            # About the rules.
            rules:
            - key: a.rule
              # Why it says so.
              requires: >-
                has(x)

                && y
              examples: []   # none yet

            # Before the last.
            - key: b.rule
            """;

    @Test
    void everyPartKeepsItsCommentsAndItsLayout() {
        var written = Written.of(PACK);

        var layout = written.layouts().getFirst();
        assertThat(layout.opening())
                .isEqualTo("# What this pack is about,\n# on two lines.\npack: some\ntitle: Some rules");
        assertThat(layout.headings()).isEqualTo(Map.of("sets", "sets:", "rules", "# About the rules.\nrules:"));
        assertThat(layout.closing()).isEmpty();
        assertThat(written.part("/sets/0"))
                .isEqualTo("""
                  # Who is in it.
                  - key: first # the first one
                    title: A set""".indent(0).stripTrailing().replaceAll("(?m)^", "  "));
        assertThat(written.part("/sets/1")).isEqualTo("  - key: second\n    title: Another");
        assertThat(written.part("/rules/0"))
                .isEqualTo("  - key: a.rule\n    # Why it says so.\n    requires: >-\n      has(x)\n\n      && y\n"
                        + "    examples: []   # none yet");
        assertThat(written.part("/rules/1")).isEqualTo("  # Before the last.\n  - key: b.rule");
        assertThat(written.part("/rules/2")).isNull();
    }

    @Test
    void partsOfSeveralDocumentsAreFoundByTheirDocument() {
        var written = Written.of(PACK + "---\npack: some\nrules:\n  - key: c.rule # third\n");

        assertThat(written.part("/documents/0/rules/1")).isEqualTo("  # Before the last.\n  - key: b.rule");
        assertThat(written.part("/documents/1/rules/0")).isEqualTo("  - key: c.rule # third");
    }

    @Test
    void everyDocumentKeepsWhatStandsAroundItsParts() {
        var written = Written.of(
                PACK
                        + "# The end of the first.\n---\n# The second.\npack: some\n\nrules: # below\n  # Of the third.\n\n  - key: c.rule\n\n# The end.\n");

        assertThat(written.part("/documents/0/rules/1")).isEqualTo("  # Before the last.\n  - key: b.rule");
        assertThat(written.layouts().getFirst().closing()).containsExactly("# The end of the first.");
        assertThat(written.layouts().getLast())
                .isEqualTo(new Layout(
                        "# The second.\npack: some", Map.of("rules", "rules: # below"), List.of("# The end.")));
        assertThat(written.part("/documents/1/rules/0")).isEqualTo("  # Of the third.\n\n  - key: c.rule");
    }

    @Test
    void whatStandsAboveTheFirstMarkIsKeptWithTheFirstDocument() {
        var layouts = Written.of("# Licence.\n\n# Sources.\n---\n# The first.\npack: some\nrules:\n  - key: a.rule\n"
                        + "# The end of the first.\n---\npack: some\nrules:\n  - key: b.rule\n")
                .layouts();

        assertThat(layouts.getFirst().opening()).isEqualTo("# Licence.\n\n# Sources.\n# The first.\npack: some");
        assertThat(layouts.getFirst().closing()).containsExactly("# The end of the first.");
        assertThat(layouts.getLast().opening()).isEqualTo("pack: some");
    }

    @Test
    void whatStandsOnOneLineIsNotCutApart() {
        assertThat(Written.of("{pack: some, rules: [{ key: a.rule }]}\n").layouts())
                .containsExactly(Layout.NONE);
        assertThat(Written.of("rules: [{ key: a.rule }, { key: b.rule }]\n").part("/rules/0"))
                .isNull();
    }

    @Test
    void everyPartOfTheShippedPacksReadsBackAsItself() {
        for (var name : new String[] {"us", "house", "att", "eu-2008-944", "templates", "bills"}) {
            var yaml = ShippedPacks.yaml(name);
            var pack = Pack.read(yaml);
            var written = Written.of(yaml);
            for (var definition : pack.definitions()) {
                var pointer = String.valueOf(pack.pointers().get(definition.digest()));
                var list = pointer.contains("/sets/") ? "sets" : pointer.contains("/rules/") ? "rules" : "templates";

                var again = Pack.read("pack: again\ntitle: Again\n%s:\n%s\n".formatted(list, written.part(pointer)));

                assertThat(again.digests()).as(definition.key()).containsExactly(definition.digest());
            }
        }
    }
}
