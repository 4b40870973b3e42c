package org.daylight.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The file by which the services know the local users. */
final class UsersFile {

    private UsersFile() {}

    /** Writes the users with their kept passwords and answers the passwords by account. */
    static Map<String, String> write(Path data, Secrets secrets) {
        var passwords = new TreeMap<String, String>();
        var users = new ArrayList<Map<String, Object>>();
        for (var user : LocalUser.ALL) {
            var password = secrets.of("user/" + user.account());
            passwords.put(user.account(), password);
            users.add(Map.of(
                    "account", user.account(),
                    "password", password,
                    "person", user.person(),
                    "roles", user.roles(),
                    "groups", user.groups()));
        }
        Secrets.writePrivately(file(data), Map.of("users", users));
        return passwords;
    }

    static Map<String, String> settings(Path data, Map<String, String> passwords) {
        return Map.of(
                "daylight.identity.users-file", file(data).toString(),
                "daylight.service.username", "service",
                "daylight.service.password", passwords.getOrDefault("service", ""));
    }

    private static Path file(Path data) {
        return data.resolve("users.json");
    }

    static List<LocalUser> people() {
        return LocalUser.ALL.stream()
                .filter(user -> !user.roles().contains("service"))
                .toList();
    }
}
