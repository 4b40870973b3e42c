package org.daylight.review.reviews;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.daylight.kit.json.CanonicalJson;

/**
 * What was answered about all subjects of a review, as a sum that can be changed by what has changed: neither order nor batches,
 * nor what was taken over, show in it.
 *
 * <p>Each subject and its vector are stretched to 1,024 numbers of 16 bits, and these are added, each for itself and without
 * carry. That nobody finds other answers with the same sum is as hard as a lattice problem, as long as the numbers cannot be told from random ones
 * (LtHash: Lewi, Kim, Maykov and Weis, Securing Update Propagation with Homomorphic Hashing, 2019). They are what AES-256 in
 * counter mode makes of zeros, under the SHA-256 of the subject, a blank and the vector.
 */
final class AnswerSum {

    private static final int LANES = 1_024;

    private static final byte[] ZEROS = new byte[LANES * Short.BYTES];

    private static final IvParameterSpec FROM_ZERO = new IvParameterSpec(new byte[16]);

    private final short[] lanes = new short[LANES];
    private final short[] one = new short[LANES];
    private final byte[] stretched = new byte[ZEROS.length];
    private final MessageDigest sha = Sha256.begin();
    private final Cipher aes;

    private AnswerSum() {
        try {
            aes = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static AnswerSum ofNothing() {
        return new AnswerSum();
    }

    /** @param kept {@link #bytes} of another sum */
    static AnswerSum of(byte[] kept) {
        var sum = new AnswerSum();
        ByteBuffer.wrap(kept).asShortBuffer().get(sum.lanes);
        return sum;
    }

    void add(String subject, String vector) {
        stretch(subject, vector);
        for (var i = 0; i < LANES; i++) {
            lanes[i] = (short) (lanes[i] + one[i]);
        }
    }

    /** Takes away what was added. */
    void take(String subject, String vector) {
        stretch(subject, vector);
        for (var i = 0; i < LANES; i++) {
            lanes[i] = (short) (lanes[i] - one[i]);
        }
    }

    private void stretch(String subject, String vector) {
        try {
            var key = sha.digest((subject + ' ' + vector).getBytes(UTF_8));
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), FROM_ZERO);
            aes.doFinal(ZEROS, 0, ZEROS.length, stretched);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        ByteBuffer.wrap(stretched).asShortBuffer().get(one);
    }

    /** 2,048 bytes. */
    byte[] bytes() {
        var bytes = ByteBuffer.allocate(ZEROS.length);
        bytes.asShortBuffer().put(lanes);
        return bytes.array();
    }

    String digest() {
        return CanonicalJson.sha256(bytes());
    }
}
