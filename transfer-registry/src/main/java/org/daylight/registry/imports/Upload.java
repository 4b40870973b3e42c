package org.daylight.registry.imports;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** A file as it was sent: kept aside before anything is written, so that a slow sender keeps no transaction open. */
final class Upload implements AutoCloseable {

    private final Path file;
    private final String digest;
    private final boolean packed;
    private final long maxBytes;

    private Upload(Path file, String digest, boolean packed, long maxBytes) {
        this.file = file;
        this.digest = digest;
        this.packed = packed;
        this.maxBytes = maxBytes;
    }

    static Upload receive(InputStream body, @Nullable String encoding, long maxBytes) throws IOException {
        var packed = encoding != null && encoding.strip().equalsIgnoreCase("gzip");
        if (encoding != null && !packed && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Problems.UNSUPPORTED_MEDIA_TYPE.problem(
                    "the encoding " + encoding + " is not read here",
                    new Violation("header:Content-Encoding", "send the file as it is or packed with gzip"));
        }
        var file = Files.createTempFile("import", ".part");
        try (var out = new DigestOutputStream(Files.newOutputStream(file), sha256());
                var limited = new Limited(body, maxBytes)) {
            limited.transferTo(out);
            var hex = HexFormat.of().formatHex(out.getMessageDigest().digest());
            return new Upload(file, "sha256:" + hex, packed, maxBytes);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    String digest() {
        return digest;
    }

    InputStream open() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        if (!packed) {
            return in;
        }
        try {
            return new Limited(new GZIPInputStream(in, 64 * 1024), maxBytes);
        } catch (ZipException e) {
            in.close();
            throw Problems.UNREADABLE_BODY.problem("the body is not packed with gzip, although its header says so");
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends a file that is too large, also one that only becomes so when it is unpacked. */
    private static final class Limited extends FilterInputStream {

        private long left;

        Limited(InputStream in, long maxBytes) {
            super(in);
            left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw Problems.TOO_LARGE.problem("the file is larger than an import may be; split it");
            }
        }
    }
}
