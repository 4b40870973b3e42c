package org.daylight.review.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    /** The example that the specification of Standard Webhooks and its libraries share. */
    @Test
    void signsAsTheSpecificationDoes() {
        var secret = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var body = "{\"test\": 2432232314}".getBytes(UTF_8);

        assertThat(secret.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** By openssl: printf 'a purpose' | openssl dgst -sha256 -hmac 'a key' -binary | base64. */
    @Test
    void isMadeFromAKeyForAPurposeAndDoesNotShowItself() {
        var secret = Secret.derived("a key".getBytes(UTF_8), "a purpose");

        assertThat(secret.text()).isEqualTo("whsec_C1odV1uNW+wPZIX5F92eGenkZD6vveIVZA5mPvBPzAc=");
        assertThat(secret).hasToString("secret").isNotEqualTo(Secret.derived("a key".getBytes(UTF_8), "another"));
    }
}
