package dev.tunebook.engine.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSettingsTest {
    @TempDir
    Path user;

    @Test
    void findsTheCacheWhereverItWasPut() {
        assertThat(HubSettings.of(Map.of(), user).cache()).isEqualTo(user.resolve(".cache/huggingface/hub"));
        assertThat(HubSettings.of(Map.of("XDG_CACHE_HOME", "/x"), user).cache())
                .isEqualTo(Path.of("/x/huggingface/hub"));
        assertThat(HubSettings.of(Map.of("XDG_CACHE_HOME", "/x", "HF_HOME", "~/hf"), user)
                        .cache())
                .isEqualTo(user.resolve("hf/hub"));
        assertThat(HubSettings.of(Map.of("HF_HOME", "/h", "HF_HUB_CACHE", "/c"), user)
                        .cache())
                .isEqualTo(Path.of("/c"));
    }

    @Test
    void findsTheTokenInTheEnvironmentOrItsFile() throws IOException {
        assertThat(HubSettings.of(Map.of(), user).token()).isEmpty();
        Files.createDirectories(user.resolve(".cache/huggingface"));
        Files.writeString(user.resolve(".cache/huggingface/token"), "from-file\n");
        assertThat(HubSettings.of(Map.of(), user).token()).hasValue("from-file");
        assertThat(HubSettings.of(Map.of("HF_TOKEN", " mine "), user).token()).hasValue("mine");
    }

    @Test
    void isOfflineWhenToldSo() {
        assertThat(HubSettings.of(Map.of(), user).offline()).isFalse();
        assertThat(HubSettings.of(Map.of("HF_HUB_OFFLINE", "0"), user).offline())
                .isFalse();
        assertThat(HubSettings.of(Map.of("HF_HUB_OFFLINE", "1"), user).offline())
                .isTrue();
        assertThat(HubSettings.of(Map.of("TRANSFORMERS_OFFLINE", "true"), user).offline())
                .isTrue();
    }

    @Test
    void takesAnotherEndpoint() {
        assertThat(HubSettings.of(Map.of("HF_ENDPOINT", "http://mirror.local:8080/hf/"), user)
                        .endpoint())
                .isEqualTo(URI.create("http://mirror.local:8080/hf"));
        assertThatThrownBy(() -> HubSettings.of(Map.of("HF_ENDPOINT", "mirror"), user))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("HF_ENDPOINT (mirror) must be an address.\nMaybe http");
    }

    @Test
    void goesThroughTheProxiesOfTheEnvironment() {
        ProxySelector proxies = HubSettings.of(
                        Map.of(
                                "HTTPS_PROXY",
                                "http://user:pass@proxy.local:3128",
                                "no_proxy",
                                ".inside.local,10.0.0.1"),
                        user)
                .proxies();
        assertThat(proxies.select(URI.create("https://hub.example/x")))
                .containsExactly(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.local", 3128)));
        assertThat(proxies.select(URI.create("http://hub.example/x"))).containsExactly(Proxy.NO_PROXY);
        assertThat(proxies.select(URI.create("https://mirror.inside.local/x"))).containsExactly(Proxy.NO_PROXY);
        assertThat(proxies.select(URI.create("https://10.0.0.1/x"))).containsExactly(Proxy.NO_PROXY);
        assertThat(((EnvironmentProxies) proxies).authorization(URI.create("https://hub.example/x")))
                .hasValue("Basic dXNlcjpwYXNz");
        assertThat(((EnvironmentProxies) proxies).authorization(URI.create("https://10.0.0.1/x")))
                .isEmpty();
    }
}
