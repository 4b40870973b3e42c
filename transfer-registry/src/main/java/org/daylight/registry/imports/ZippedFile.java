package org.daylight.registry.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.daylight.kit.problem.Problems;

/** The one file in a zip. Which of several is meant would be a guess. */
final class ZippedFile extends FilterInputStream {

    private final ZipFile zip;

    private ZippedFile(ZipFile zip, InputStream in) {
        super(in);
        this.zip = zip;
    }

    static ZippedFile open(Path file) throws IOException {
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
        throw Problems.UNREADABLE_BODY.problem(
                files.isEmpty()
                        ? "the zip is empty"
                        : "the zip has more than one file; send one file with each import");
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
