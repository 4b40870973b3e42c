package org.daylight.launcher;

/** What a newcomer reads when everything is ready: where to look, as whom, and three commands that work as printed. */
public final class Welcome {

    private Welcome() {}

    public static String of(Suite suite) {
        var text = new StringBuilder();
        text.append("\nDaylight is ready.\n\n");
        text.append("  transfer-registry  %s   API %s/q/swagger-ui%n".formatted(suite.registry(), suite.registry()));
        text.append("  compliance-rules   %s   API %s/q/swagger-ui%n".formatted(suite.rules(), suite.rules()));
        text.append("  review-service     %s   API %s/q/swagger-ui%n".formatted(suite.reviews(), suite.reviews()));
        text.append("\n  Local users (this machine only; passwords are kept in %s):%n"
                .formatted(suite.data().resolve("secrets.json")));
        for (var user : UsersFile.people()) {
            text.append("    %-10s %-22s %s%s%n"
                    .formatted(user.account(), suite.password(user.account()), user.what(), groups(user)));
        }
        text.append("\n  The portfolio dashboard:\n    ");
        text.append("curl -s -u reader:%s %s/v1/dashboards/portfolio%n"
                .formatted(suite.password("reader"), suite.reviews()));
        text.append("\n  The open flags with their explanations:\n    ");
        text.append("curl -s -u reviewer:%s '%s/v1/flags?condition=PRESENT&disposition=OPEN&explain=true'%n"
                .formatted(suite.password("reviewer"), suite.reviews()));
        text.append("\n  Starting a review of the whole portfolio:\n    ");
        text.append(("curl -s -u reviewer:%s -X POST %s/v1/reviews -H 'Content-Type: application/json'"
                        + " -H \"Idempotency-Key: $(date +%%s)-$RANDOM\""
                        + " -d '{\"scope\":\"portfolio\",\"asOf\":\"2025-12-31\",\"reason\":\"a first look\"}'%n")
                .formatted(suite.password("reviewer"), suite.reviews()));
        text.append("\n  Public figures typed from public pages; no answer here is a view of any government or a\n");
        text.append("  statement that anyone broke a law. Stop with Ctrl-C or ./daylight down.\n");
        return text.toString();
    }

    private static String groups(LocalUser user) {
        return user.groups().isEmpty() ? "" : "; access group " + String.join(", ", user.groups());
    }
}
