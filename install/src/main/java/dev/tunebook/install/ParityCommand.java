package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.parity.Parity;
import dev.tunebook.engine.train.parity.ParityReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "parity",
        description = "Compares the engine with a reference's numbers for every checkpoint that has an expected.json.",
        sortOptions = false)
final class ParityCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "A folder of checkpoints, or of folders of them.")
    private Path folder;

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "auto, cpu, cuda or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    ParityCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Path> checkpoints = Parity.checkpoints(folder);
        Torch torch = Torch.start(device, 0);
        int misses = 0;
        for (Path checkpoint : checkpoints) {
            try {
                ParityReport report = Parity.of(torch, checkpoint);
                surroundings.out().println(report);
                misses += report.passes() ? 0 : 1;
            } catch (UserException unusable) {
                surroundings.out().println("MISS " + checkpoint.getFileName() + ": " + unusable.getMessage());
                misses++;
            }
        }
        surroundings
                .out()
                .println(
                        misses == 0
                                ? "All " + checkpoints.size() + " agree with the reference."
                                : misses + " of " + checkpoints.size() + " do not agree with the reference.");
        return misses == 0 ? 0 : 1;
    }
}
