package dev.tunebook.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "kernel", description = "Starts the kernel itself, for a connection file.", hidden = true)
final class KernelCommandLine implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "CONNECTION_FILE", description = "As Jupyter writes it.")
    private Path connectionFile;

    KernelCommandLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        KernelJvm jvm = surroundings.kernelJvm();
        List<String> words = jvm.command().stream()
                .map(word -> word.replace("{connection_file}", connectionFile.toString()))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().putAll(jvm.addedEnvironment());
        Process kernel = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kernel::destroy));
        return kernel.waitFor();
    }
}
