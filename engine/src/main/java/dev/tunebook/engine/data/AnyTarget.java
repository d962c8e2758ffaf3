package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Targets that are taken as they come: numbers, outputs, conversations, none. */
record AnyTarget(Kind kind) implements TargetCheck {
    @Override
    public Targets targets(List<FileRows> files, List<int[]> kept) {
        return switch (kind) {
            case REGRESSION ->
                new Targets.Scores(all(files, kept)
                        .mapToDouble(target -> ((Target.Score) target).value())
                        .toArray());
            case INPUT_OUTPUT ->
                new Targets.Outputs(Texts.concatenated(IntStream.range(0, files.size())
                        .mapToObj(file -> Texts.select(files.get(file).outputs(), kept.get(file)))
                        .toList()));
            case CHAT ->
                new Targets.Conversations(
                        all(files, kept).map(Target.Conversation.class::cast).toList());
            default ->
                new Targets.Nothing(kept.stream().mapToInt(rows -> rows.length).sum());
        };
    }

    static Stream<Target> all(List<FileRows> files, List<int[]> kept) {
        return IntStream.range(0, files.size())
                .boxed()
                .flatMap(file -> Arrays.stream(kept.get(file))
                        .mapToObj(row -> files.get(file).targets().get(row)));
    }
}
