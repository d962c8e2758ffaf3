package dev.tunebook.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "install",
        description = "Puts the kernel where Jupyter finds it, with its own copy of the jars.",
        sortOptions = false)
final class InstallCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private PlaceOptions options = new PlaceOptions();

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            defaultValue = "Tunebook (Java)",
            description = "What Jupyter's launcher shows (default: ${DEFAULT-VALUE}).")
    private String displayName;

    InstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        JupyterPlace place = options.place(surroundings);
        Kernelspec kernelspec = new Kernelspec(place, options.name());
        Path library = kernelspec.install(surroundings, displayName);
        surroundings.out().println("Installed kernel " + options.name() + " (" + displayName + ")");
        surroundings.out().println("  kernelspec  " + kernelspec.folder());
        surroundings.out().println("  jars        " + library);
        surroundings
                .out()
                .println("  archive     "
                        + kernelspec
                                .archive()
                                .map(Path::toString)
                                .orElse("none: this JVM starts without one, more slowly"));
        surroundings.out().println("  JDK         " + Runtime.version() + " at " + Surroundings.javaHome());
        surroundings.out().println("Remove it with: tunebook uninstall" + options.words());
        return 0;
    }
}
