package dev.tunebook.engine.hub;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the hub and its cache are, and how patient to be: from the environment variables that Python's tools obey.
 *
 * @param endpoint without a slash at its end
 * @param token sent to the endpoint's own host alone
 * @param cache the folder of all repositories
 * @param offline never asks the hub
 * @param proxies chosen for each address
 * @param retry of what may work the next time
 * @param patience until an answer begins, and between two pieces of it
 */
record HubSettings(
        URI endpoint,
        Optional<String> token,
        Path cache,
        boolean offline,
        ProxySelector proxies,
        Retry retry,
        Duration patience) {
    private static final String ENDPOINT = "https://huggingface.co";
    private static final Set<String> YES = Set.of("1", "ON", "YES", "TRUE");

    /**
     * Reads the environment.
     *
     * @param variables HF_ENDPOINT, HF_TOKEN, HF_HOME, HF_HUB_CACHE, HF_HUB_OFFLINE, https_proxy and their elder names
     * @param user the home folder
     */
    static HubSettings of(Map<String, String> variables, Path user) {
        Path home = path(variables, user, "HF_HOME")
                .orElseGet(() -> path(variables, user, "XDG_CACHE_HOME")
                        .orElse(user.resolve(".cache"))
                        .resolve("huggingface"));
        Path cache = path(variables, user, "HF_HUB_CACHE")
                .or(() -> path(variables, user, "HUGGINGFACE_HUB_CACHE"))
                .orElse(home.resolve("hub"));
        boolean offline = Stream.of("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
                .anyMatch(name -> YES.contains(variables.getOrDefault(name, "").toUpperCase(Locale.ROOT)));
        return new HubSettings(
                endpoint(variables.getOrDefault("HF_ENDPOINT", "")),
                token(variables, path(variables, user, "HF_TOKEN_PATH").orElse(home.resolve("token"))),
                cache,
                offline,
                EnvironmentProxies.of(variables),
                new Retry(5, 500),
                Duration.ofSeconds(30));
    }

    private static URI endpoint(String given) {
        String text = given.isBlank() ? ENDPOINT : given.strip().replaceAll("/+$", "");
        try {
            URI endpoint = URI.create(text);
            if (text.matches("(?i)https?://.+") && endpoint.getHost() != null) {
                return endpoint;
            }
        } catch (IllegalArgumentException invalid) {
            // reported below
        }
        throw new UserException("HF_ENDPOINT (" + given + ") must be an address.", ENDPOINT + ".");
    }

    private static Optional<String> token(Map<String, String> variables, Path file) {
        for (String name : List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")) {
            String token = variables.getOrDefault(name, "").strip();
            if (!token.isEmpty()) {
                return Optional.of(token);
            }
        }
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip()).filter(token -> !token.isEmpty())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(Map<String, String> variables, Path user, String name) {
        String value = variables.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                value.equals("~") || value.startsWith("~/")
                        ? user.resolve(value.replaceFirst("^~/?", ""))
                        : Path.of(value));
    }
}
