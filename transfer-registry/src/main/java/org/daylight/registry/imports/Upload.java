package org.daylight.registry.imports;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.request.BoundedStream;
import org.jspecify.annotations.Nullable;

/** A file as it was sent: kept aside before anything is written, so that a slow sender keeps no transaction open. */
final class Upload implements AutoCloseable {

    /** So much may come out of a packed file, however small it was. */
    private static final long FREE = 10L * 1024 * 1024;

    private static final String TOO_LARGE = "the file is larger than an import may be; split it";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Path file;
    private final String digest;
    private final Packing packing;
    private final long maxBytes;

    private Upload(Path file, String digest, Packing packing, long maxBytes) {
        this.file = file;
        this.digest = digest;
        this.packing = packing;
        this.maxBytes = maxBytes;
    }

    /** How the file is packed. */
    enum Packing {
        NONE,
        GZIP,
        ZIP
    }

    /** Is told now and then how many bytes have come, and may end it. */
    interface Progress {
        void received(long bytes);
    }

    /** @param zipped whether it is sent as a zip */
    static Upload receive(
            InputStream body, @Nullable String encoding, boolean zipped, ImportConfig limits, Progress progress)
            throws IOException {
        var gzipped = encoding != null
                && (encoding.strip().equalsIgnoreCase("gzip")
                        || encoding.strip().equalsIgnoreCase("x-gzip"));
        if (encoding != null && !gzipped && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Problems.UNSUPPORTED_MEDIA_TYPE.problem(
                    "the encoding " + encoding + " is not read here",
                    new Violation("header:Content-Encoding", "send the file as it is or packed with gzip"));
        }
        if (gzipped && zipped) {
            throw Problems.UNSUPPORTED_MEDIA_TYPE.problem(
                    "the file is packed twice", new Violation("header:Content-Encoding", "send the zip as it is"));
        }
        var packing = zipped ? Packing.ZIP : gzipped ? Packing.GZIP : Packing.NONE;
        var file = Files.createTempFile("import", ".part");
        try (var out = new DigestOutputStream(Files.newOutputStream(file), sha256())) {
            var sent = received(new Limited(body, limits.maxBytes(), TOO_LARGE), out, progress);
            var hex = HexFormat.of().formatHex(out.getMessageDigest().digest());
            var most = packing == Packing.NONE
                    ? limits.maxBytes()
                    : Math.min(limits.maxBytes(), Math.max(FREE, sent * limits.maxRatio()));
            return new Upload(file, "sha256:" + hex, packing, most);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            if (!(e instanceof ImportCancelled)) {
                // Closing waits for the rest, which whoever cancels it does not want to.
                body.close();
            }
            throw e;
        }
    }

    private static long received(InputStream in, OutputStream out, Progress progress) throws IOException {
        var buffer = new byte[64 * 1024];
        var sent = 0L;
        var told = System.nanoTime();
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            sent += read;
            if (System.nanoTime() - told > BETWEEN_LOOKS.toNanos()) {
                progress.received(sent);
                told = System.nanoTime();
            }
        }
        progress.received(sent);
        return sent;
    }

    String digest() {
        return digest;
    }

    InputStream open() throws IOException {
        return switch (packing) {
            case NONE -> new BufferedInputStream(Files.newInputStream(file));
            case GZIP -> unpacked(new BufferedInputStream(Files.newInputStream(file)), maxBytes, TOO_LARGE);
            case ZIP -> new Limited(ZippedFile.open(file), maxBytes, TOO_LARGE);
        };
    }

    static InputStream limited(InputStream in, long maxBytes, String tooLarge) {
        return new Limited(in, maxBytes, tooLarge);
    }

    /** A packed stream as it was before, at most so many bytes of it. */
    static InputStream unpacked(InputStream packed, long maxBytes, String tooLarge) throws IOException {
        try {
            return new Limited(new GZIPInputStream(packed, 64 * 1024), maxBytes, tooLarge);
        } catch (ZipException | EOFException e) {
            packed.close();
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
    private static final class Limited extends BoundedStream {

        Limited(InputStream in, long maxBytes, String tooLarge) {
            super(in, maxBytes, () -> Problems.TOO_LARGE.problem(tooLarge));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (ZipException | EOFException e) {
                throw Problems.UNREADABLE_BODY.problem("the packed file is damaged: " + e.getMessage());
            }
        }
    }
}
