package org.daylight.review.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    /** Literals are read and no name is looked up. */
    private static InetAddress[] at(String... addresses) {
        var found = new InetAddress[addresses.length];
        for (var i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.ofLiteral(addresses[i]);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void anAddressThatIsNotOfThePublicInternetIsRefused(String address) {
        assertThat(Endpoint.isPublic(InetAddress.ofLiteral(address))).isFalse();
        assertThatThrownBy(() -> Endpoint.of("https://somewhere.example/", host -> at(address), false))
                .isInstanceOf(Endpoint.Refused.class)
                .hasMessageContaining("public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.0.1",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "198.17.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450::1"
            })
    void anAddressOfThePublicInternetIsConnectedToAsItWasFound(String address) throws Endpoint.Refused {
        var endpoint = Endpoint.of("https://somewhere.example/path?a=b", host -> at(address), false);

        assertThat(endpoint.address()).isEqualTo(InetAddress.ofLiteral(address));
        assertThat(endpoint.port()).isEqualTo(443);
        assertThat(endpoint.tls()).isTrue();
    }

    @Test
    void oneUnfitAddressAmongSeveralIsEnough() {
        assertThatThrownBy(() -> Endpoint.of("https://somewhere.example/", host -> at("1.1.1.1", "10.0.0.1"), false))
                .isInstanceOf(Endpoint.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://somewhere.example/",
                "ftp://somewhere.example/",
                "//somewhere.example/",
                "somewhere",
                "https:///x",
                "https://user:pass@somewhere.example/",
                "https://somewhere.example/#x",
                "https://some where/",
                "file:///etc/passwd",
                "https://[::1]/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0x7f.1/"
            })
    void aUrlThatIsNoPublicHttpsUrlIsRefused(String url) {
        assertThatThrownBy(() -> Endpoint.of(
                        url,
                        host -> host.equals("somewhere.example") ? at("1.1.1.1") : InetAddress.getAllByName(host),
                        false))
                .isInstanceOf(Endpoint.Refused.class);
    }

    @Test
    void onThisMachineLoopbackCanBeAllowedAndNothingElse() throws Endpoint.Refused {
        assertThat(Endpoint.of("http://localhost:8099/x", host -> at("127.0.0.1", "::1"), true)
                        .port())
                .isEqualTo(8099);
        assertThatThrownBy(() -> Endpoint.of("http://somewhere.example/", host -> at("1.1.1.1"), true))
                .isInstanceOf(Endpoint.Refused.class);
        assertThatThrownBy(() -> Endpoint.of("https://somewhere.example/", host -> at("10.0.0.1"), true))
                .isInstanceOf(Endpoint.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org:0/", "https://example.org:65536/", "https://example.org:99999/hook"})
    void aPortThatThereIsNotIsRefused(String url) {
        assertThatThrownBy(() -> Endpoint.of(url, host -> at("93.184.215.14"), false))
                .hasMessage("must have a port from 1 to 65535");
    }
}
