package org.daylight.kit.recording;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The digest of the versions that a bulk import keeps, taken while they are written instead of by reading all of them again at
 * its end. It counts only if they came in the order of the journal's digest, that of ids and versions; and after the database
 * has found the same digests in some of the rows.
 */
public final class RowsDigest {

    /** Every row at first, then one in so many is looked at again. */
    private static final int FIRST = 100;

    private static final int ONE_IN = 1_000;

    private final MessageDigest all = sha256();
    private final MessageDigest one = sha256();
    private final List<Sampled> sampled = new ArrayList<>();
    private @Nullable UUID lastId;
    private int lastVersion;
    private long rows;
    private boolean inOrder = true;

    /** A row that is to be looked at again. */
    record Sampled(UUID id, int version, String digest) {}

    /** Adds a row of the version table. */
    public void add(UUID id, int version, RowText row) {
        rows++;
        if (!inOrder) {
            return;
        }
        if (lastId != null && !follows(lastId, lastVersion, id, version)) {
            inOrder = false;
            sampled.clear();
            return;
        }
        lastId = id;
        lastVersion = version;
        var digest = one.digest(row.bytes());
        all.update(digest);
        if (rows <= FIRST || rows % ONE_IN == 0) {
            sampled.add(new Sampled(id, version, HexFormat.of().formatHex(digest)));
        }
    }

    /** Whether all rows came in their order. */
    public boolean inOrder() {
        return inOrder;
    }

    public long rows() {
        return rows;
    }

    List<Sampled> sampled() {
        return sampled;
    }

    /** {@code sha256:<hex>} of all rows so far. */
    public String digest() {
        try {
            return "sha256:" + HexFormat.of().formatHex(((MessageDigest) all.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PostgreSQL orders uuids by their bytes, Java by signed halves. */
    private static boolean follows(UUID before, int beforeVersion, UUID id, int version) {
        var high = Long.compareUnsigned(before.getMostSignificantBits(), id.getMostSignificantBits());
        var order =
                high != 0 ? high : Long.compareUnsigned(before.getLeastSignificantBits(), id.getLeastSignificantBits());
        return order < 0 || (order == 0 && beforeVersion < version);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
