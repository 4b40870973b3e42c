package org.daylight.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.daylight.kit.json.CanonicalJson;
import org.daylight.kit.page.PageQuery;
import org.daylight.kit.problem.ProblemException;
import org.daylight.kit.problem.Problems;
import org.daylight.kit.problem.Violation;
import org.daylight.kit.recording.Draft;
import org.daylight.kit.recording.Knowing;
import org.daylight.kit.recording.Knowings;
import org.daylight.kit.recording.Recorded;
import org.daylight.registry.imports.profiles.Profile;
import org.daylight.registry.imports.profiles.ProfileText;
import org.daylight.registry.records.RecordTypes;
import org.jspecify.annotations.Nullable;

/** What a caller can do with import profiles. */
@ApplicationScoped
class ImportProfiles {

    private final ShippedProfiles shipped;
    private final SavedProfiles saved;
    private final Knowings knowings;
    private final RecordTypes types;
    private final Map<String, Class<?>> contents = new HashMap<>();

    ImportProfiles(ShippedProfiles shipped, SavedProfiles saved, Knowings knowings, RecordTypes types) {
        this.shipped = shipped;
        this.saved = saved;
        this.knowings = knowings;
        this.types = types;
        types.words()
                .forEach(word ->
                        contents.put(word, types.named(word).orElseThrow().content()));
    }

    /** A profile ready to read a table. */
    record Ready(Profile profile, String digest, boolean shipped) {}

    /** Those that ship are the same at every time: they come with the service and are not recorded. */
    List<ImportProfile> list(Knowing.Query when) {
        var all = new ArrayList<ImportProfile>();
        all.add(new ImportProfile(
                ShippedProfiles.NATIVE,
                "Records as this service writes them",
                List.of(Imports.NDJSON, Imports.CSV),
                types.words(),
                true,
                null,
                null));
        shipped.texts().forEach((_, yaml) -> all.add(listed(shipped(yaml))));
        saved.all(knowings.of(when)).forEach(record -> all.add(listed(version(record))));
        return all;
    }

    /** The text of a profile that tables are read with; empty for the native form, which has none. */
    Optional<Ready> ready(String name) {
        if (name.equals(ShippedProfiles.NATIVE)) {
            return Optional.empty();
        }
        var version = get(name, Knowing.NOW);
        return Optional.of(new Ready(read(version.yaml()), version.digest(), version.shipped()));
    }

    ProfileVersion get(String name, Knowing.Query when) {
        return get(name, knowings.of(when));
    }

    private ProfileVersion get(String name, Knowing knowing) {
        var text = shipped.named(name);
        if (text.isPresent()) {
            return shipped(text.get());
        }
        var record = saved.find(name, knowing).orElseThrow(() -> absent(name));
        return version(record);
    }

    List<ProfileVersion> history(String name, Knowing.Query when) {
        var knowing = knowings.of(when);
        if (shipped.named(name).isPresent()) {
            return List.of(get(name, knowing));
        }
        var id = saved.find(name, knowing).orElseThrow(() -> absent(name)).id();
        var versions = new ArrayList<ProfileVersion>();
        String cursor = null;
        do {
            var page = saved.history(id, PageQuery.of(PageQuery.MAX_LIMIT, cursor), knowing);
            for (var entry : page.items()) {
                versions.add(version(entry.content(), entry.version(), entry.recordedAt(), entry.recording()));
            }
            cursor = page.next();
        } while (cursor != null);
        return versions;
    }

    ProfileVersion save(String yaml) {
        var profile = writable(yaml);
        if (saved.find(profile.name()).isPresent()) {
            throw Problems.ALREADY_EXISTS.problem(
                    "A profile %s is saved already; change it with PUT, or choose another name"
                            .formatted(profile.name()),
                    new Violation("/profile", "is taken"));
        }
        return version(saved.create(draft(profile, yaml)));
    }

    ProfileVersion change(String name, @Nullable String ifMatch, String yaml) {
        var profile = writable(yaml);
        if (!profile.name().equals(name)) {
            throw Problems.INVALID_REQUEST.problem(
                    "The text is of another profile", new Violation("/profile", "must be " + name));
        }
        var before = saved.find(name).orElseThrow(() -> absent(name));
        return version(saved.change(before.id(), ifMatch, draft(profile, yaml)));
    }

    private Profile writable(String yaml) {
        var profile = read(yaml);
        if (shipped.ships(profile.name())) {
            throw Problems.CONFLICT.problem(
                    "The profile %s comes with the service and cannot be changed".formatted(profile.name()),
                    new Violation("/profile", "save it under another name"));
        }
        return profile;
    }

    private Profile read(String yaml) {
        return ProfileText.read(yaml, contents);
    }

    private static Draft<SavedProfile> draft(Profile profile, String yaml) {
        return Draft.of(new SavedProfile(profile.name(), profile.heading(), profile.types(), yaml));
    }

    /** One that comes with the service has no version. */
    private ProfileVersion shipped(String yaml) {
        var profile = read(yaml);
        return new ProfileVersion(
                profile.name(), profile.heading(), profile.types(), true, null, null, null, digest(yaml), yaml);
    }

    private static ProfileVersion version(Recorded<SavedProfile> record) {
        return version(record.content(), record.version(), record.recordedAt(), record.recording());
    }

    /** As it was checked when it was saved: one that would not pass any more can still be read and mended. */
    private static ProfileVersion version(SavedProfile saved, int version, Instant recordedAt, long recording) {
        return new ProfileVersion(
                saved.name(),
                saved.title(),
                saved.types(),
                false,
                version,
                recordedAt,
                recording,
                digest(saved.yaml()),
                saved.yaml());
    }

    private static ImportProfile listed(ProfileVersion version) {
        return new ImportProfile(
                version.name(),
                version.title(),
                List.of(Imports.CSV),
                version.types(),
                version.shipped(),
                version.version(),
                version.digest());
    }

    private static String digest(String yaml) {
        return CanonicalJson.sha256(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException absent(String name) {
        return Problems.NOT_FOUND.problem("There is no import profile " + name);
    }
}
