package org.daylight.review.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What messages are signed with, written and used as the specification of Standard Webhooks has it: {@code whsec_} and
 * base64; the signature is an HMAC-SHA256 over id, time stamp and body, so that none of them can be exchanged.
 */
record Secret(String text) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    /**
     * One that stands nowhere, because it can be made again from a key.
     *
     * @param purpose whose it is; another purpose has another secret
     */
    static Secret derived(byte[] key, String purpose) {
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(mac(key).doFinal(purpose.getBytes(UTF_8))));
    }

    /**
     * @param timestamp seconds since 1970
     */
    String signature(String id, long timestamp, byte[] body) {
        var mac = mac(Base64.getDecoder().decode(text.substring(PREFIX.length())));
        mac.update("%s.%d.".formatted(id, timestamp).getBytes(UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    }

    private static Mac mac(byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "secret";
    }
}
