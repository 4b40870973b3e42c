package org.daylight.review.subscriptions;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where a subscription is told, with the address that was looked up and found fit: whoever connects uses this address
 * and does not look the name up again, because it might then be another one.
 */
record Endpoint(URI url, InetAddress address, int port, boolean tls) {

    private static final int LONGEST = 2_000;

    /** Why an endpoint is not told; says nothing about what stands at an address. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** Looks a name up. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * @param loopback whether endpoints on this machine are allowed, and those without TLS
     * @throws Refused also where only one of several addresses is unfit: which of them is used next time is not ours to say
     */
    static Endpoint of(String text, Names names, boolean loopback) throws Refused {
        var url = parsed(text);
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        var tls = scheme.equals("https");
        if (!tls && !(loopback && scheme.equals("http"))) {
            throw new Refused("must begin with https://");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new Refused("must name a host, without an account and without a fragment");
        }
        var addresses = lookedUp(url.getHost(), names);
        for (var address : addresses) {
            if (!(loopback && address.isLoopbackAddress()) && !isPublic(address)) {
                throw new Refused("must be at a public address; private, local and reserved ones are not told");
            }
        }
        if (!tls && !addresses.stream().allMatch(InetAddress::isLoopbackAddress)) {
            throw new Refused("must begin with https://, except on this machine");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new Refused("must have a port from 1 to 65535");
        }
        var port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        return new Endpoint(url, addresses.getFirst(), port, tls);
    }

    private static URI parsed(String text) throws Refused {
        if (text.length() > LONGEST) {
            throw new Refused("must be at most %d characters long".formatted(LONGEST));
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new Refused("must be a URL such as https://example.org/daylight");
        }
    }

    private static List<InetAddress> lookedUp(String host, Names names) throws Refused {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            var found = names.of(bare);
            if (found.length == 0) {
                throw new Refused("must have an address");
            }
            return Arrays.asList(found);
        } catch (UnknownHostException e) {
            throw new Refused("must be a name that has an address");
        }
    }

    /** Whether an address is one of the public internet by the registries of RFC 6890 and what followed it. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] octets) {
        var a = octets[0] & 0xff;
        var b = octets[1] & 0xff;
        var c = octets[2] & 0xff;
        var shared = a == 100 && b >= 64 && b <= 127;
        var reserved = a == 0 || a == 10 || a == 127 || a >= 224;
        var local = (a == 169 && b == 254) || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168);
        var special = (a == 192 && b == 0 && c == 0)
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (b == 18 || b == 19));
        var examples =
                (a == 192 && b == 0 && c == 2) || (a == 198 && b == 51 && c == 100) || (a == 203 && b == 0 && c == 113);
        return !(shared || reserved || local || special || examples);
    }

    /** Only global unicast (2000::/3), and there none that carries another address inside or is for examples. */
    private static boolean isPublic6(byte[] octets) {
        var first = (octets[0] & 0xff) << 8 | (octets[1] & 0xff);
        var second = (octets[2] & 0xff) << 8 | (octets[3] & 0xff);
        var global = (first & 0xe000) == 0x2000;
        var special = first == 0x2001 && second < 0x0200;
        var sixToFour = first == 0x2002;
        var examples = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
        return global && !special && !sixToFour && !examples;
    }
}
