package dev.tunebook.engine.augment;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.data.near.Shingles;
import dev.tunebook.engine.quality.Inspection;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Adds to the training rows copies that mean the same.
 *
 * <p>Training rows alone are copied. A copy is left out when the dataset has its text already, when it is nearer to a
 * validation or test row than the row that it was made of may be, or when it looks like another class to a cheap
 * model. The audit says of each copy how it was made, and of each that was left out why.
 */
public final class Augmentation {
    private static final String STEP = "augment ";

    private final Dataset dataset;
    private final AugmentSpec spec;
    private final Optional<Translator> translator;

    /** A copy of a training row. */
    record Copy(int row, String way, String text) {}

    private Augmentation(Dataset dataset, AugmentSpec spec, Optional<Translator> translator) {
        this.dataset = dataset;
        this.spec = spec;
        this.translator = translator;
    }

    /**
     * A new version of a dataset with copies of its training rows; {@link Dataset#revision()} of it says how each was
     * made. The old version stays as it is.
     *
     * @throws UserException when a way cannot be gone, or a class is not there
     * @throws CancellationException when interrupted
     */
    public static Dataset apply(Dataset dataset, AugmentSpec spec) {
        return apply(dataset, spec, Optional.empty());
    }

    /**
     * The same with a translator of one's own.
     *
     * @param translator for the way {@code translate}; the one that is configured where none is given
     */
    public static Dataset apply(Dataset dataset, AugmentSpec spec, Optional<Translator> translator) {
        Augmentation augmentation = new Augmentation(dataset, spec, translator);
        augmentation.requireClasses();
        return augmentation.add(augmentation.copies(Integer.MAX_VALUE));
    }

    /**
     * The same for some rows only, drawn from the seed: to be looked at.
     *
     * @param rows how many
     * @param translator for the way {@code translate}; the one that is configured where none is given
     */
    public static Dataset preview(Dataset dataset, AugmentSpec spec, int rows, Optional<Translator> translator) {
        Augmentation augmentation = new Augmentation(dataset, spec, translator);
        augmentation.requireClasses();
        return augmentation.add(augmentation.copies(rows));
    }

    private void requireClasses() {
        if (dataset.kind() == Kind.CHAT) {
            throw new UserException(
                    "%s (chat) must have single texts to be augmented: a turn in other words no longer fits its answer."
                            .formatted(dataset.name()),
                    "more conversations, or inputs with outputs.");
        }
        Faults faults = new Faults()
                .require(
                        translator.isEmpty() || spec.by().contains("translate"),
                        "by",
                        String.join(",", spec.by()),
                        "with translate, where a translator is given",
                        "--by translate.");
        for (String name : spec.classes()) {
            if (!dataset.labels().contains(name)) {
                faults.add(
                        "classes (" + name + ") must be classes of " + dataset.name() + ".",
                        Nearest.maybe(name, dataset.labels()));
            }
        }
        faults.throwIfAny();
    }

    private List<Copy> copies(int mostRows) {
        List<Copy> wanted = wanted(mostRows);
        List<Copy> copies = new ArrayList<>();
        try (Ways ways = Ways.of(spec, translator)) {
            for (String way : new LinkedHashSet<>(spec.by())) {
                ways.get(way)
                        .prepare(wanted.stream()
                                .filter(copy -> copy.way().equals(way))
                                .map(Copy::text)
                                .toList());
            }
            for (int i = 0; i < wanted.size(); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted; the dataset is as it was");
                }
                Copy copy = wanted.get(i);
                Random random = new Random(mixed(spec.seed() * 1_000_003L + 31L * copy.row() + i % spec.copies()));
                ways.get(copy.way())
                        .augment(copy.text(), random)
                        .ifPresent(changed -> copies.add(new Copy(copy.row(), copy.way(), changed)));
            }
        }
        return copies;
    }

    /** The rows to be copied, as they are, each with the way that its copy is to be made. */
    private List<Copy> wanted(int mostRows) {
        List<Copy> wanted = new ArrayList<>();
        for (int row : chosen(mostRows)) {
            for (int copy = 0; copy < spec.copies(); copy++) {
                String way = spec.by().get(wanted.size() % spec.by().size());
                wanted.add(new Copy(row, way, dataset.text(row)));
            }
        }
        return wanted;
    }

    /** SplitMix64's finalizer: neighbouring seeds of {@link Random} begin alike. */
    private static long mixed(long seed) {
        long bits = seed + 0x9E37_79B9_7F4A_7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D0_49BB_1331_11EBL;
        return bits ^ bits >>> 31;
    }

    private int[] chosen(int most) {
        int[] rows = IntStream.of(dataset.indices(Part.TRAIN))
                .filter(row -> spec.classes().isEmpty()
                        || dataset.target(row).classes().stream().anyMatch(spec.classes()::contains))
                .toArray();
        if (rows.length <= most) {
            return rows;
        }
        Random random = new Random(spec.seed());
        return random.ints(0, rows.length)
                .distinct()
                .limit(most)
                .sorted()
                .map(place -> rows[place])
                .toArray();
    }

    private Dataset add(List<Copy> copies) {
        Draft draft = new Draft(dataset);
        String[] refusals = new String[copies.size()];
        repeated(copies, refusals);
        leaking(copies, refusals);
        if (spec.filter() && dataset.kind() == Kind.SINGLE_LABEL) {
            LabelFilter.of(dataset).refuse(copies, refusals);
        }
        for (int i = 0; i < refusals.length; i++) {
            Copy copy = copies.get(i);
            if (refusals[i] == null) {
                draft.add(copy.row(), copy.text(), STEP + copy.way(), "copy by " + copy.way());
            } else {
                draft.keep(copy.row(), STEP + "left out", copy.way() + " copy left out: " + refusals[i]);
            }
        }
        return draft.finish("augment", Specs.line(spec));
    }

    private void repeated(List<Copy> copies, String[] refusals) {
        Set<String> known = new HashSet<>();
        for (int row = 0; row < dataset.size(); row++) {
            known.add(Shingles.normal(dataset.text(row)));
        }
        for (int i = 0; i < refusals.length; i++) {
            if (!known.add(Shingles.normal(copies.get(i).text()))) {
                refusals[i] = "the text is there already";
            }
        }
    }

    /** Copies that are near a validation or test row. */
    private void leaking(List<Copy> copies, String[] refusals) {
        int size = dataset.size();
        List<String> texts = new ArrayList<>(Inspection.compared(dataset));
        copies.forEach(copy -> texts.add(dataset.second(copy.row())
                .map(second -> copy.text() + "\n" + second)
                .orElse(copy.text())));
        BitSet near = NearDuplicates.find(texts, NearDuplicates.USUAL_THRESHOLD)
                .near(text -> text < size && dataset.part(text) != Part.TRAIN);
        for (int i = 0; i < refusals.length; i++) {
            if (refusals[i] == null && near.get(size + i)) {
                refusals[i] = "near a validation or test row";
            }
        }
    }
}
