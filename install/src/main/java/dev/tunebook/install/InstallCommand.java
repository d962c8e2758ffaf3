package dev.tunebook.install;

import dev.tunebook.engine.torch.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

    @Option(
            names = "--cuda",
            arity = "0..1",
            paramLabel = "DIR",
            fallbackValue = "",
            description =
                    "Computes on an NVIDIA GPU: with the libtorch in DIR, else with one that is found or fetched.")
    private String cuda;

    @Option(
            names = "--cuda-index",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "Where pip fetches that libtorch from; uv knows it by itself.")
    private String cudaIndex;

    InstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        JupyterPlace place = options.place(surroundings);
        Kernelspec kernelspec = new Kernelspec(place, options.name());
        Optional<NativeLibrary> forCuda = cuda == null
                ? Optional.empty()
                : Optional.of(new CudaLibrary(surroundings, place).find(cuda, cudaIndex));
        Path library = kernelspec.install(
                surroundings, displayName, forCuda.map(CudaLibrary::environment).orElse(Map.of()));
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
        forCuda.ifPresent(found -> surroundings
                .out()
                .println("  CUDA        " + found + "; for tunebook run, set " + NativeLibrary.FOLDER + " to it too"));
        surroundings.out().println("Remove it with: tunebook uninstall" + options.words());
        return 0;
    }
}
