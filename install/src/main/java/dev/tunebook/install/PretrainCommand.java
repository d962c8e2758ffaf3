package dev.tunebook.install;

import dev.tunebook.engine.pretrain.Pretraining;
import dev.tunebook.engine.spec.PretrainSpec;
import dev.tunebook.engine.spec.SpecHelp;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.torch.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Its options are those of {@link PretrainSpec}, and are declared there alone. */
@Command(name = "pretrain", description = PretrainCommand.SUMMARY)
final class PretrainCommand implements Callable<Integer> {
    static final String SUMMARY = "Makes a base model from a corpus, or goes on where it was interrupted.";

    private static final int INTERRUPTED = 130;

    private final Surroundings surroundings;

    @Unmatched
    private List<String> words = new ArrayList<>();

    PretrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (words.contains("--help")) {
            surroundings.out().print(SpecHelp.text("tunebook pretrain", SUMMARY, PretrainSpec.class, List.of()));
            return 0;
        }
        PretrainSpec spec = Specs.parse(PretrainSpec.defaults(), words);
        TrainingLines lines = new TrainingLines(surroundings.out());
        Optional<Path> model = stoppable(new Pretraining(spec, Path.of(""), surroundings.out()::println, lines));
        model.ifPresent(folder -> surroundings
                .out()
                .println(folder + " is the model; in a notebook: %train DATASET --model " + folder.toAbsolutePath()));
        return model.isPresent() ? 0 : INTERRUPTED;
    }

    /** Control-C ends the run within a step, with a checkpoint; the process ends when that is written. */
    private static Optional<Path> stoppable(Pretraining pretraining) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Gate.beforeItCloses(() -> {
            if (done.getCount() == 0) {
                return;
            }
            worker.interrupt();
            try {
                done.await();
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return pretraining.run();
        } finally {
            done.countDown();
        }
    }
}
