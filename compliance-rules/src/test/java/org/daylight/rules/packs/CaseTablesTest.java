package org.daylight.rules.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.daylight.rules.evaluation.RuleSource;
import org.junit.jupiter.api.Test;

/** docs/rules has a page for every rule of the packs: the cases that its examples prove. -Ddaylight.write=true writes them anew. */
class CaseTablesTest {

    private static final Path PAGES = Path.of("../docs/rules");
    private static final List<String> PACKS = List.of("us", "house", "att", "eu-2008-944", "templates", "bills");

    @Test
    void thePagesSayWhatTheExamplesProve() throws IOException {
        var pages = pages();
        if (Boolean.getBoolean("daylight.write")) {
            write(pages);
        }
        for (var page : pages.entrySet()) {
            assertThat(PAGES.resolve(page.getKey()))
                    .as("write it by -Ddaylight.write=true")
                    .hasContent(page.getValue());
        }
        try (var files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString())).hasSameElementsAs(pages.keySet());
        }
    }

    private static Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        var index = new StringBuilder(
                "# Every rule with its cases\n\nWritten from the examples in the packs, which every build"
                        + " runs: a case that is not answered as it stands here fails it.\n");
        for (var pack : PACKS) {
            var rules = ShippedPacks.sources(pack);
            index.append("\n## %s\n\n".formatted(ShippedPacks.pack(pack).title()));
            rules.forEach(rule -> pages.put(name(rule), CaseTable.page(rule)));
            index.append(rules.stream()
                    .map(rule -> "- [%s](%s): %d cases\n"
                            .formatted(rule.title(), name(rule), rule.examples().size()))
                    .collect(Collectors.joining()));
        }
        pages.put("README.md", index.toString());
        return pages;
    }

    private static String name(RuleSource rule) {
        return rule.key() + ".md";
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(PAGES);
        try (var old = Files.list(PAGES)) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        for (var page : pages.entrySet()) {
            Files.write(PAGES.resolve(page.getKey()), page.getValue().getBytes(UTF_8));
        }
    }
}
