package org.daylight.kit.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;

/**
 * The local users of one machine, as {@code daylight.identity.users-file} holds them. Passwords are long and random and
 * the file is readable only by the account that runs the suite.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record UsersFile(List<User> users) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(String account, String password, String person, Set<String> roles, Set<String> groups) {}
}
