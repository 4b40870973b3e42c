package org.daylight.launcher;

import java.util.List;

/**
 * A person who can log in on this machine when no OpenID provider is configured.
 *
 * @param account the name typed at the log-in
 * @param person who it is: four eyes are checked on persons, not on accounts
 * @param groups its access groups: a record kept to one of them is absent for whoever is not in it
 */
public record LocalUser(String account, String person, List<String> roles, List<String> groups, String what) {

    /** The people of a small review staff, one for each role, and the services' own account. */
    public static final List<LocalUser> ALL = List.of(
            trusted("desk", "desk-officer", "records partners, objectives, transfers, deliveries; imports"),
            user("legal", "legal-adviser", "writes and proposes rules"),
            user("counsel", "legal-adviser", "publishes rules that somebody else proposed"),
            user("monitor", "monitor", "records inventories and end-use checks"),
            trusted("reviewer", "reviewer", "starts reviews, confirms flags, responds, proposes decisions"),
            user("approver", "approver", "signs decisions"),
            trusted("senior", "senior-approver", "signs full stops and waivers"),
            user("reader", "reader", "reads dashboards"),
            user("auditor", "auditor", "verifies recordings, replays reviews"),
            user("publisher", "publisher", "reads; reserved for whoever will release reports"),
            new LocalUser("service", "service", List.of("service"), List.of(), "the services among themselves"));

    private static LocalUser user(String account, String role, String what) {
        return new LocalUser(account, "person-" + account, List.of(role), List.of(), what);
    }

    /** In the one access group of this machine: who records, who reviews and who signs last. */
    private static LocalUser trusted(String account, String role, String what) {
        return new LocalUser(account, "person-" + account, List.of(role), List.of("inner-circle"), what);
    }
}
