package org.daylight.review.readers;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.spi.runtime.AuthenticationSuccessEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.daylight.kit.identity.Accounts;
import org.daylight.kit.identity.Accounts.Account;
import org.daylight.kit.identity.Caller;
import org.daylight.review.database.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The roles and access groups of somebody who is not signed in. Of a local user they are those of now; of somebody whom
 * a provider signs in those of their last sign-in, and none once that is too long ago.
 */
@ApplicationScoped
public class Readers {

    /** A sight that has not changed is written again after this, so that it does not seem forgotten. */
    private static final Duration REWRITE = Duration.ofHours(1);

    private static final int MOST_REMEMBERED = 10_000;

    private final Sql sql;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Duration trusted;
    private final Map<String, Seen> remembered = new ConcurrentHashMap<>();

    Readers(
            Sql sql,
            Accounts accounts,
            InstantSource clock,
            @ConfigProperty(name = "daylight.readers.trusted-for", defaultValue = "30d") Duration trusted) {
        this.sql = sql;
        this.accounts = accounts;
        this.clock = clock;
        this.trusted = trusted;
    }

    private record Seen(Account account, Instant at) {}

    void signedIn(@ObservesAsync AuthenticationSuccessEvent event) {
        if (!accounts.areLocal()) {
            note(account(event.getSecurityIdentity()));
        }
    }

    private static Account account(SecurityIdentity identity) {
        String person = identity.getAttribute(Caller.PERSON);
        Set<String> groups = identity.getAttribute(Caller.GROUPS);
        var name = identity.getPrincipal().getName();
        return new Account(
                name, person == null ? name : person, identity.getRoles(), groups == null ? Set.of() : groups);
    }

    void note(Account account) {
        var now = clock.instant();
        var before = remembered.get(account.name());
        if (before != null
                && before.account.equals(account)
                && before.at.plus(REWRITE).isAfter(now)) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.update(
                            """
                            insert into reader (account, person, roles, groups, seen_at) values (?, ?, ?, ?, ?)
                            on conflict (account) do update set person = excluded.person, roles = excluded.roles,
                                groups = excluded.groups, seen_at = excluded.seen_at
                            """,
                            account.name(),
                            account.person(),
                            account.roles().toArray(String[]::new),
                            account.groups().toArray(String[]::new),
                            now));
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(account.name(), new Seen(account, now));
        } catch (RuntimeException e) {
            Log.warnf("what %s may see stays as last written: %s", account.name(), e.getMessage());
        }
    }

    /** Empty for who is not there, has no role, or has not signed in for too long. */
    public Optional<Account> find(String account) {
        var found = accounts.areLocal() ? accounts.find(account) : lastSeen(account);
        return found.filter(Account::hasRole);
    }

    /** Whoever has signed in since the trust in it ran out. */
    Optional<Account> lastSeen(String account) {
        return sql.first(
                "select account, person, roles, groups from reader where account = ? and seen_at > ?",
                row -> new Account(
                        row.getString(1),
                        row.getString(2),
                        Set.copyOf(Sql.texts(row, "roles")),
                        Set.copyOf(Sql.texts(row, "groups"))),
                account,
                clock.instant().minus(trusted));
    }
}
