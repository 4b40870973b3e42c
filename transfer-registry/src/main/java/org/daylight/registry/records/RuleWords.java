package org.daylight.registry.records;

import java.util.Locale;
import java.util.Set;

/**
 * The texts by which shipped rules know a statute or a kind of report. Other texts are welcome, since other laws count as
 * well; one that only spells a listed text in another way is not: no rule would know it, and nobody would notice.
 */
public enum RuleWords {
    OF_NOTIFICATIONS(RuleWords.NOTIFICATION_STATUTES),
    OF_AUTHORITIES(RuleWords.AUTHORITY_STATUTES),
    OF_UNDERTAKINGS(RuleWords.UNDERTAKING_KINDS);

    public static final String NOTIFICATION_STATUTES =
            "AECA 3(d); AECA 36(b); AECA 36(c); AECA 36(d); AECA 62; FAA 506(b); FAA 516(f); FAA 614; NSM-20";

    public static final String AUTHORITY_STATUTES =
            "FAA 506(a)(1); FAA 506(a)(2); FAA 506(a)(2) DOD; FAA 506(a)(2) NARCOTICS; FAA 506(a)(2) MISSING;"
                    + " FAA 506(a)(3); FAA 514(b); FAA 514(b) ISRAEL; FAA 516(g); FAA 614(a)(4) FUNDS; FAA 614(a)(4) SALES;"
                    + " FAA 614(a)(4)(C); FAA 614(a)(4)(C) FUNDS; P.L. 119-60 USAI";

    public static final String UNDERTAKING_KINDS =
            "AECA 3(b) notice; AECA 25(a) report; AECA 36(a) report; AECA 36(b)(5) report; AECA 36(i) notice;"
                    + " AECA 38(e) disclosure; AECA 40(f) rescission report; AECA 40A report; ATT 13(3) report;"
                    + " CSPA waiver notice; EEUM delinquency review; EEUM list review; EO 14268 list review;"
                    + " EO 2026 EEUM criteria; EO 2026 metrics; EO 2026 retransfer review; FAA 502B(c) statement;"
                    + " FAA 506(b) notice; FAA 506(b)(2) report; FAA 517 notice; FAA 655 report; FAA 655(c) publication;"
                    + " NSM-20 remedy report; P.L. 119-60 intelligence notice; SAMM C5.5 advance review;"
                    + " Taiwan planning mechanism; Taiwan yearly meeting; UNROCA return; USAI diversion";

    private final String listed;

    RuleWords(String listed) {
        this.listed = listed;
    }

    /** The listed texts. */
    public Set<String> texts() {
        return Set.of(listed.split("; ", -1));
    }

    public void refuseOtherSpellings(String text, String field, Findings findings) {
        var texts = texts();
        if (texts.contains(text)) {
            return;
        }
        var bare = bare(text);
        for (var meant : texts) {
            if (bare.equals(bare(meant))) {
                findings.invalid(field, "must be spelled \"%s\", as rules compare it".formatted(meant));
            }
        }
    }

    /** Letters and digits alone, without words for a section. */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(sections?|secs?|s)\\b", "")
                .replaceAll("[^a-z0-9]", "");
    }
}
