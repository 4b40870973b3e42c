package org.daylight.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;

/** Random passwords, made at the first start and kept in the data folder, readable by its owner alone. */
final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Map<String, String> values;

    private Secrets(Path file, Map<String, String> values) {
        this.file = file;
        this.values = values;
    }

    static Secrets in(Path data) {
        var file = data.resolve("secrets.json");
        try {
            var values = Files.exists(file)
                    ? JSON.readValue(Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<String, String>();
            return new Secrets(file, values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s is damaged: put back a copy, or remove all with ./daylight reset and restore a backup"
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the passwords in %s cannot be read".formatted(file), e);
        }
    }

    boolean know(String name) {
        return values.containsKey(name);
    }

    /** The secret of this name; a new one is kept before it is answered. */
    String of(String name) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var made = RANDOM.ints(20, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
        values.put(name, made);
        writePrivately(file, values);
        return made;
    }

    static void writePrivately(Path file, Object content) {
        try {
            writePrivately(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), e);
        }
    }

    /** Written beside and moved into place, so that a kill in between leaves the old file whole. */
    static void writePrivately(Path file, byte[] content) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        var folder = Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.deleteIfExists(beside);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
