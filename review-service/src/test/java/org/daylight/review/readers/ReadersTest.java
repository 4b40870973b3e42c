package org.daylight.review.readers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.daylight.kit.identity.Accounts;
import org.daylight.kit.identity.Accounts.Account;
import org.daylight.postgres.TestDatabase;
import org.daylight.review.database.Sql;
import org.junit.jupiter.api.Test;

/** What a provider last said of somebody stands for their sight, and only for so long. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, initArgs = @ResourceArg(name = "database", value = "review"))
class ReadersTest {

    private static final Instant SIGNED_IN = Instant.parse("2026-03-01T08:00:00Z");

    @Inject
    Sql sql;

    @Inject
    Accounts accounts;

    private Readers on(Instant now) {
        return new Readers(sql, accounts, InstantSource.fixed(now), Duration.ofDays(30));
    }

    @Test
    void whoHasNotSignedInForTooLongSeesNothingAnyMore() {
        var name = "reader-" + UUID.randomUUID();
        var account = new Account(name, "person of " + name, Set.of("reader"), Set.of("inner"));
        on(SIGNED_IN).note(account);

        assertThat(on(SIGNED_IN.plus(Duration.ofDays(30)).minusSeconds(1)).lastSeen(name))
                .contains(account);
        assertThat(on(SIGNED_IN.plus(Duration.ofDays(30))).lastSeen(name)).isEmpty();
        // Signed in again with fewer groups: what was seen before is forgotten at once.
        var fewer = new Account(name, account.person(), Set.of("reader"), Set.of());
        on(SIGNED_IN.plus(Duration.ofDays(40))).note(fewer);
        assertThat(on(SIGNED_IN.plus(Duration.ofDays(41))).lastSeen(name)).contains(fewer);
        assertThat(on(SIGNED_IN).lastSeen("nobody-" + name)).isEmpty();
    }
}
