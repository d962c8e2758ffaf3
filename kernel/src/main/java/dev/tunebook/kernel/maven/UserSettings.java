package dev.tunebook.kernel.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.Activation;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Repository;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.cipher.PlexusCipherException;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** What {@code ~/.m2/settings.xml} says, with its passwords readable. */
final class UserSettings {
    private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";

    private final Path folder;
    private final Settings settings;

    private UserSettings(Path folder, Settings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * @param home the user's home folder
     * @throws LibraryProblem when the file cannot be understood
     */
    static UserSettings in(Path home) throws LibraryProblem {
        Path folder = home.resolve(".m2");
        Path file = folder.resolve("settings.xml");
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        request.setSystemProperties(System.getProperties());
        System.getenv().forEach((name, value) -> request.getUserProperties().setProperty("env." + name, value));
        if (Files.isRegularFile(file)) {
            request.setUserSettingsFile(file.toFile());
        }
        try {
            Settings built = new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings();
            decrypt(built, folder.resolve("settings-security.xml"));
            return new UserSettings(folder, built);
        } catch (SettingsBuildingException | PlexusCipherException e) {
            throw new LibraryProblem("settings (" + file + ") must be ones that Maven can read: "
                    + e.getMessage().lines().findFirst().orElse("") + "\nMaybe mend the file.");
        }
    }

    private static void decrypt(Settings settings, Path security) throws PlexusCipherException {
        DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(new DefaultPlexusCipher());
        dispatcher.setConfigurationFile(security.toString());
        SettingsDecryptionResult result =
                new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        settings.setServers(result.getServers());
        settings.setProxies(result.getProxies());
    }

    /** Where downloaded files are kept. */
    Path localRepository() {
        String property = System.getProperty("maven.repo.local", "");
        String given = property.isEmpty() ? settings.getLocalRepository() : property;
        return given == null || given.isBlank() ? folder.resolve("repository") : Path.of(given);
    }

    void applyTo(SessionBuilder session) {
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        for (Mirror each : settings.getMirrors()) {
            mirrors.add(
                    each.getId(),
                    each.getUrl(),
                    "default",
                    false,
                    each.isBlocked(),
                    each.getMirrorOf(),
                    each.getMirrorOfLayouts());
        }
        DefaultProxySelector proxies = new DefaultProxySelector();
        for (Proxy each : settings.getProxies()) {
            if (each.isActive()) {
                AuthenticationBuilder user = new AuthenticationBuilder()
                        .addUsername(each.getUsername())
                        .addPassword(each.getPassword());
                proxies.add(
                        new org.eclipse.aether.repository.Proxy(
                                each.getProtocol(), each.getHost(), each.getPort(), user.build()),
                        each.getNonProxyHosts());
            }
        }
        DefaultAuthenticationSelector servers = new DefaultAuthenticationSelector();
        for (Server each : settings.getServers()) {
            servers.add(
                    each.getId(),
                    new AuthenticationBuilder()
                            .addUsername(each.getUsername())
                            .addPassword(each.getPassword())
                            .addPrivateKey(each.getPrivateKey(), each.getPassphrase())
                            .build());
        }
        session.setMirrorSelector(mirrors)
                .setProxySelector(proxies)
                .setAuthenticationSelector(servers)
                .setOffline(settings.isOffline());
    }

    /** The repositories of active profiles, then the central one, unless a profile has its own of that name. */
    List<RemoteRepository> repositories() {
        List<RemoteRepository> found = new ArrayList<>();
        for (Profile profile : settings.getProfiles()) {
            Activation activation = profile.getActivation();
            boolean byDefault = activation != null && activation.isActiveByDefault();
            if (byDefault || settings.getActiveProfiles().contains(profile.getId())) {
                for (Repository each : profile.getRepositories()) {
                    found.add(new RemoteRepository.Builder(each.getId(), "default", each.getUrl()).build());
                }
            }
        }
        if (found.stream().noneMatch(each -> each.getId().equals("central"))) {
            found.add(new RemoteRepository.Builder("central", "default", CENTRAL).build());
        }
        return found;
    }
}
