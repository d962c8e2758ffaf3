package dev.tunebook.engine.pretrain;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.files.Folder;
import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.files.ElementType;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.PretrainSpec;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes a base model from a corpus, or goes on making it where it was interrupted.
 *
 * <p>The folder holds everything: {@code recipe.json}, {@code base/} to start from, the run with its checkpoints, and at
 * the end {@code model/}, an ordinary checkpoint in bfloat16. The same recipe in the same folder goes on to the bit; another
 * one is refused.
 */
public final class Pretraining {
    private static final String RUN = "pretrain";
    private static final String MODEL = "model";

    private final PretrainSpec spec;
    private final Path place;
    private final Path corpus;
    private final Path folder;
    private final Consumer<String> say;
    private final Consumer<TrainEvent> listener;

    /**
     * A pretraining that is not begun yet.
     *
     * @param place that relative paths of the spec start at
     * @param say is told each step in a sentence
     * @param listener is told the training's events
     */
    public Pretraining(PretrainSpec spec, Path place, Consumer<String> say, Consumer<TrainEvent> listener) {
        this.spec = spec;
        this.place = place;
        this.corpus = place.resolve(spec.corpus());
        this.folder = place.resolve(spec.out());
        this.say = say;
        this.listener = listener;
    }

    /**
     * Does what is left to do.
     *
     * @return the folder of the model; empty when it was interrupted, and what there is is kept
     * @throws UserException when the corpus cannot be used, or the folder has another recipe
     */
    public Optional<Path> run() {
        if (spec.corpus().isEmpty()) {
            throw new UserException("corpus must be given.", "pretrain books.txt.");
        }
        requireSameRecipe();
        say.accept("Reading " + corpus + " ...");
        Optional<Corpus.Domain> domain = spec.domain().isEmpty()
                ? Optional.empty()
                : Optional.of(new Corpus.Domain(place.resolve(spec.domain()), spec.domainWeight()));
        Corpus text = Corpus.read(corpus, domain, spec.seed());
        say.accept(text.passages().size() + " passages; " + text.repeated() + " repeated paragraphs left out.");
        Path base = folder.resolve("base");
        if (!Files.isDirectory(base)) {
            makeBase(base, text);
        }
        if (spec.trainShare() == 0) {
            return Optional.of(saveUntrained(base, folder.resolve(MODEL)));
        }
        Optional<Path> trained = trained(base, text.dataset("corpus", spec.trainShare()));
        if (trained.isEmpty()) {
            say.accept("Interrupted; the same command goes on from the last checkpoint.");
        }
        return trained.map(model -> save(model, base, folder.resolve(MODEL)));
    }

    private void requireSameRecipe() {
        Path recipe = folder.resolve("recipe.json");
        String json = SpecJson.write(spec);
        try {
            if (!Files.exists(recipe)) {
                WholeFile.write(recipe, json.getBytes(StandardCharsets.UTF_8));
            } else if (!Files.readString(recipe).equals(json)) {
                throw new UserException(
                        "out (" + folder + ") must be a folder of this recipe; its " + recipe.getFileName()
                                + " has other options.",
                        "--out another-folder.");
            }
        } catch (IOException unreadable) {
            throw new UserException(recipe + " cannot be read.", "allow reading.", unreadable);
        }
    }

    /** Made beside its place, then renamed: a half-made one is never trained. */
    private void makeBase(Path base, Corpus text) {
        Path half = folder.resolve("base.new");
        try {
            Folder.delete(half);
            new Recipe(spec, place, say).write(half, text, Torch.start(spec.device(), spec.threads()));
            Files.move(half, base, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UserException(folder + " cannot be written: " + refused.getMessage() + ".", "--out.", refused);
        }
    }

    /** The trained weights' folder; empty when the run was interrupted. */
    private Optional<Path> trained(Path base, Dataset dataset) {
        RunStore store = RunStore.in(folder);
        TrainSpec training = spec.training(base.toString());
        Optional<RunRecord> begun =
                store.list().stream().filter(run -> run.name().equals(RUN)).reduce((older, newer) -> newer);
        if (begun.isPresent() && begun.get().state() == RunRecord.State.COMPLETED) {
            return Optional.of(begun.get().folder().resolve(MODEL));
        }
        Run run = begun.isEmpty()
                ? store.train(RUN, dataset, training, listener)
                : store.resume(begun.get(), dataset, listener);
        TrainEvent.Finished end =
                (TrainEvent.Finished) run.events().get(run.events().size() - 1);
        return end.ending() == TrainEvent.Ending.COMPLETED
                ? Optional.of(run.folder().resolve(MODEL))
                : Optional.empty();
    }

    /** With what training left alone. */
    private static Path save(Path exact, Path base, Path target) {
        Checkpoint trained = Checkpoint.open(exact);
        Checkpoint begun = Checkpoint.open(base);
        return save(
                Stream.concat(
                        trained.names().stream().map(name -> named(trained, name)),
                        begun.names().stream()
                                .filter(name -> !trained.names().contains(name))
                                .map(name -> named(begun, name))),
                exact,
                target);
    }

    /** Without the head that says words, which has learnt nothing. */
    private static Path saveUntrained(Path base, Path target) {
        Checkpoint begun = Checkpoint.open(base);
        save(
                begun.names().stream().filter(name -> !name.startsWith("cls.")).map(name -> named(begun, name)),
                base,
                target);
        Config config =
                Config.parse(Checkpoint.CONFIG, Checkpoint.config(base)).with("architectures", List.of("BertModel"));
        WholeFile.write(target.resolve(Checkpoint.CONFIG), config.json().getBytes(StandardCharsets.UTF_8));
        return target;
    }

    /** In bfloat16, with all other files of a folder. */
    private static Path save(Stream<SafetensorsWriter.Named> tensors, Path source, Path target) {
        try {
            Folder.delete(target);
            Files.createDirectories(target);
            SafetensorsWriter.write(target.resolve(Checkpoint.WEIGHTS), ElementType.BF16, tensors.toList());
            try (Stream<Path> files = Files.list(source)) {
                for (Path file : files.filter(file -> !file.toString().endsWith(".safetensors"))
                        .toList()) {
                    Files.copy(file, target.resolve(file.getFileName().toString()));
                }
            }
        } catch (IOException refused) {
            throw new UserException(target + " cannot be written: " + refused.getMessage() + ".", "--out.", refused);
        }
        return target;
    }

    private static SafetensorsWriter.Named named(Checkpoint checkpoint, String name) {
        long[] shape = checkpoint.shape(name);
        return new SafetensorsWriter.Named(name, shape, () -> checkpoint.floats(name, shape));
    }
}
