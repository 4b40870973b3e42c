package org.daylight.kit.json;

/**
 * Text that can be stored and written again. JSON can spell two things that cannot (RFC 8259, section 8.2): U+0000, which
 * PostgreSQL has no place for, and half of a surrogate pair, which is no character in UTF-8.
 */
public final class StorableText {

    /** What is wrong with other text, and how to mend it. */
    public static final String MEND =
            "holds a character that cannot be stored, U+0000 or half of a surrogate pair; remove it";

    private StorableText() {}

    public static boolean is(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (c == 0) {
                return false;
            }
        }
        return true;
    }
}
