package dev.tunebook.kernel.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.RepositorySystemSession.SessionBuilder;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.artifact.SubArtifact;

/** Finds libraries and all that they need at run time. */
public final class Libraries {
    private static final String RUNTIME = "runtime";
    private static final Set<String> AT_RUN_TIME = Set.of("compile", RUNTIME, "");

    private final Path home;
    private final Consumer<String> progress;

    /** A file that was found, and the coordinates it was found by. */
    public record Library(String coordinates, Path jar) {}

    /**
     * @param home the user's home folder, with {@code .m2} in it
     * @param progress told of each download that begins
     */
    public Libraries(Path home, Consumer<String> progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Where downloaded files are kept. */
    public static Path localRepository(Path home) throws LibraryProblem {
        return UserSettings.in(home).localRepository();
    }

    /**
     * Finds them, downloading what is not there.
     *
     * @param coordinates {@code group:artifact[:extension[:classifier]]:version} each
     * @param addresses of repositories to look in first
     * @param sources whether to get their sources too, as far as there are any, for their Javadoc
     */
    public List<Library> find(List<String> coordinates, List<String> addresses, boolean sources) throws LibraryProblem {
        List<Dependency> wanted = new ArrayList<>();
        for (String each : coordinates) {
            wanted.add(new Dependency(artifact(each), RUNTIME));
        }
        UserSettings settings = UserSettings.in(home);
        RepositorySystem system = new RepositorySystemSupplier().get();
        try (CloseableSession session = session(system, settings)) {
            List<RemoteRepository> repositories = new ArrayList<>();
            for (String address : addresses) {
                String id = "given-" + repositories.size();
                repositories.add(new RemoteRepository.Builder(id, "default", address).build());
            }
            repositories.addAll(settings.repositories());
            List<RemoteRepository> effective = system.newResolutionRepositories(session, repositories);
            List<Artifact> artifacts = resolve(system, session, wanted, effective);
            if (sources) {
                findSources(system, session, artifacts, effective);
            }
            return artifacts.stream()
                    .map(each -> new Library(each.toString(), each.getPath()))
                    .toList();
        } finally {
            system.shutdown();
        }
    }

    private CloseableSession session(RepositorySystem system, UserSettings settings) {
        SessionBuilder session = new SessionBuilderSupplier(system).get();
        settings.applyTo(session);
        return session.withLocalRepositoryBaseDirectories(settings.localRepository())
                .setSystemProperties(System.getProperties())
                .setTransferListener(new AbstractTransferListener() {
                    @Override
                    public void transferInitiated(TransferEvent event) {
                        String name = event.getResource().getResourceName();
                        if (name.endsWith(".jar")) {
                            progress.accept("Downloading " + name.substring(name.lastIndexOf('/') + 1));
                        }
                    }
                })
                .build();
    }

    private static List<Artifact> resolve(
            RepositorySystem system, CloseableSession session, List<Dependency> wanted, List<RemoteRepository> from)
            throws LibraryProblem {
        CollectRequest collect = new CollectRequest(wanted, List.of(), from);
        DependencyRequest request = new DependencyRequest(
                collect,
                (node, parents) -> node.getDependency() == null
                        || AT_RUN_TIME.contains(node.getDependency().getScope()));
        try {
            return system.resolveDependencies(session, request).getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(each -> each.getExtension().equals("jar"))
                    .toList();
        } catch (RepositoryException e) {
            throw problem(wanted, e);
        }
    }

    private static void findSources(
            RepositorySystem system, CloseableSession session, List<Artifact> jars, List<RemoteRepository> from) {
        List<ArtifactRequest> requests = jars.stream()
                .map(each -> new ArtifactRequest(new SubArtifact(each, "sources", "jar"), from, null))
                .toList();
        try {
            system.resolveArtifacts(session, requests);
        } catch (ArtifactResolutionException some) {
            // Those that are published are there now; the others are not published.
            return;
        }
    }

    private static Artifact artifact(String coordinates) throws LibraryProblem {
        try {
            return new DefaultArtifact(coordinates);
        } catch (IllegalArgumentException e) {
            throw new LibraryProblem("library (" + coordinates + ") must be group:artifact:version.\n"
                    + "Maybe %maven com.google.guava:guava:33.4.8-jre");
        }
    }

    private static LibraryProblem problem(List<Dependency> wanted, RepositoryException why) {
        String first = wanted.get(0).getArtifact().toString();
        String words = why.getMessage().lines().findFirst().orElse(why.toString());
        return new LibraryProblem("library (" + first + ") must be one that can be found with all it needs: " + words
                + "\nMaybe check its spelling and version, or name its repository with --repo URL.");
    }
}
