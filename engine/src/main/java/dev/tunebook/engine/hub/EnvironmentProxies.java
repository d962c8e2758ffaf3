package dev.tunebook.engine.hub;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The proxies of {@code https_proxy}, {@code http_proxy}, {@code all_proxy} and {@code no_proxy}, in either case. */
final class EnvironmentProxies extends ProxySelector {
    private final Map<String, String> variables;

    private EnvironmentProxies(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The environment's proxies where it names any, else Java's own settings. */
    static ProxySelector of(Map<String, String> variables) {
        EnvironmentProxies proxies = new EnvironmentProxies(variables);
        boolean any = List.of("https_proxy", "http_proxy", "all_proxy").stream()
                .anyMatch(name -> !proxies.value(name).isEmpty());
        return any || ProxySelector.getDefault() == null ? proxies : ProxySelector.getDefault();
    }

    @Override
    public List<Proxy> select(URI address) {
        return proxy(address)
                .map(proxy -> new Proxy(
                        Proxy.Type.HTTP,
                        InetSocketAddress.createUnresolved(
                                proxy.getHost(), proxy.getPort() >= 0 ? proxy.getPort() : 80)))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    /** The header that a proxy of the form {@code http://user:password@host:port} wants to see. */
    Optional<String> authorization(URI address) {
        return proxy(address).map(URI::getUserInfo).map(user -> {
            // Java would keep it from proxies that tunnel
            System.getProperties().putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
            return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Optional<URI> proxy(URI address) {
        String proxy = value(address.getScheme().toLowerCase(Locale.ROOT) + "_proxy");
        if (proxy.isEmpty()) {
            proxy = value("all_proxy");
        }
        if (proxy.isEmpty() || excepted(address.getHost().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        try {
            URI place = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            if (place.getHost() != null) {
                return Optional.of(place);
            }
        } catch (IllegalArgumentException invalid) {
            // reported below, without the password that may be in it
        }
        throw new UserException(
                "https_proxy must be an address with a host.", "https_proxy=http://host:port in the environment.");
    }

    /** A name covers itself and what is below it; {@code *} covers all. */
    private boolean excepted(String host) {
        return Arrays.stream(value("no_proxy").split(","))
                .map(entry -> entry.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^\\*?\\.", "")
                        .replaceFirst(":\\d+$", ""))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
    }

    private String value(String name) {
        String lower = variables.getOrDefault(name, "").strip();
        return lower.isEmpty()
                ? variables.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
                : lower;
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
        // the request reports it
    }
}
