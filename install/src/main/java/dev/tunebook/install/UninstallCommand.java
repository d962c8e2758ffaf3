package dev.tunebook.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "uninstall", description = "Removes exactly what install wrote.", sortOptions = false)
final class UninstallCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private PlaceOptions options = new PlaceOptions();

    UninstallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Kernelspec kernelspec = new Kernelspec(options.place(surroundings), options.name());
        for (Path folder : kernelspec.uninstall()) {
            surroundings.out().println("Removed " + folder);
        }
        return 0;
    }
}
