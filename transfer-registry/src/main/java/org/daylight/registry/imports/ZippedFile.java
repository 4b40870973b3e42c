package org.daylight.registry.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;

/** The one file in a zip. Which of several is meant would be a guess. */
final class ZippedFile extends FilterInputStream {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LENGTH_AT = 12;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LONGEST_DIRECTORY = 1 << 20;

    private final ZipFile zip;

    private ZippedFile(ZipFile zip, InputStream in) {
        super(in);
        this.zip = zip;
    }

    static ZippedFile open(Path file) throws IOException {
        requireShortDirectory(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw Problems.UNREADABLE_BODY.problem("the body is no zip, although its type says so");
        }
        var files = zip.stream().filter(entry -> !entry.isDirectory()).limit(2).toList();
        if (files.size() == 1) {
            return new ZippedFile(zip, stream(zip, files.getFirst()));
        }
        zip.close();
        throw files.isEmpty() ? Problems.UNREADABLE_BODY.problem("the zip is empty") : severalFiles();
    }

    /**
     * The directory of a zip is read as a whole, before anybody sees how many files it names. The record at the end of the
     * file says how long it is (PKWARE APPNOTE 4.3.16); a zip with one file has no need for its 64-bit form.
     */
    private static void requireShortDirectory(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var tail = ByteBuffer.allocate((int) Math.min(channel.size(), END_LENGTH + LONGEST_COMMENT))
                    .order(ByteOrder.LITTLE_ENDIAN);
            var start = channel.size() - tail.capacity();
            while (tail.hasRemaining() && channel.read(tail, start + tail.position()) >= 0) {}
            for (var at = tail.position() - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END && Integer.toUnsignedLong(tail.getInt(at + LENGTH_AT)) > LONGEST_DIRECTORY) {
                    throw severalFiles();
                }
            }
        }
    }

    private static ProblemException severalFiles() {
        return Problems.UNREADABLE_BODY.problem("the zip has more than one file; send one file with each import");
    }

    private static InputStream stream(ZipFile zip, ZipEntry entry) throws IOException {
        try {
            return zip.getInputStream(entry);
        } catch (ZipException e) {
            zip.close();
            throw Problems.UNREADABLE_BODY.problem(
                    "the file in the zip cannot be unpacked; send it without a password");
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        zip.close();
    }
}
