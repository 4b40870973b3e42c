package org.daylight.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** What is known of an account without its signing in; only of local users, because a provider is not asked. */
@ApplicationScoped
public class Accounts {

    private final LocalUsers local;

    Accounts(LocalUsers local) {
        this.local = local;
    }

    /** One account with the roles and access groups that it has now. */
    public record Account(String name, String person, Set<String> roles, Set<String> groups) {

        public Account {
            roles = Set.copyOf(roles);
            groups = Set.copyOf(groups);
        }

        /** Services and auditors see every access group. */
        public boolean fullSight() {
            return roles.contains(Roles.SERVICE) || roles.contains(Roles.AUDITOR);
        }

        public boolean hasRole() {
            return Roles.ALL.stream().anyMatch(roles::contains);
        }
    }

    /** Whether the accounts are kept here; otherwise {@link #find} knows nobody. */
    public boolean areLocal() {
        return local.any();
    }

    public Optional<Account> find(String name) {
        var user = local.find(name);
        return user == null
                ? Optional.empty()
                : Optional.of(new Account(
                        user.account(),
                        user.person() == null ? user.account() : user.person(),
                        user.roles() == null ? Set.of() : user.roles(),
                        user.groups() == null ? Set.of() : user.groups()));
    }
}
