package org.daylight.review.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What opens a feed: the feed's id, a full stop and 256 random bits. */
record Token(UUID feed, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Token random(UUID feed) {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Token(
                feed, feed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Null for what cannot be a token. */
    static @Nullable Token read(String text) {
        var stop = text.indexOf('.');
        if (stop < 0) {
            return null;
        }
        try {
            return new Token(UUID.fromString(text.substring(0, stop)), text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Its bits are random, so that a digest without salt and rounds is enough. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long whatever differs. */
    boolean matches(String digest) {
        return MessageDigest.isEqual(digest().getBytes(UTF_8), digest.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "token of feed " + feed;
    }
}
