package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.data.Turn;
import dev.tunebook.engine.model.ChatFormat;
import dev.tunebook.engine.model.ChatFormat.Spelled;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.Turns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Conversations: a causal model reads all turns, and the loss is that of the assistant's alone, with the mark that ends
 * each of them.
 *
 * <p>What is too long loses its end; where nothing would be left to learn, it loses its beginning instead, and the first
 * turn that is learnt may take half of the room.
 *
 * @param ids of each conversation
 * @param learnt whether each of these ids is
 * @param cut conversations that were too long
 */
record Conversations(List<int[]> ids, List<boolean[]> learnt, int cut) implements Examples {
    private static final int IGNORED = -100;

    static Conversations of(Dataset dataset, Part part, LanguageModel model, TrainSpec spec, int most) {
        ChatFormat format = ChatFormat.of(spec.chatForm(), model.tokens());
        int[] indices = dataset.indices(part);
        int before = model.tokens().before().length;
        List<Spelled> whole =
                Prefetch.read(indices.length, i -> format.spell(turns(dataset, indices[i]), spec.turns())).stream()
                        .filter(row -> first(row) >= 0)
                        .toList();
        List<Spelled> rows =
                whole.stream().map(row -> fitting(row, most, before)).toList();
        return new Conversations(
                rows.stream().map(Spelled::ids).toList(),
                rows.stream().map(Spelled::learnt).toList(),
                (int) whole.stream().filter(row -> row.ids().length > most).count());
    }

    static List<Turn> turns(Dataset dataset, int row) {
        return ((Target.Conversation) dataset.target(row)).turns();
    }

    /** Bytes in UTF-8 of what is learnt of a row, marks aside. */
    static long bytes(Dataset dataset, int row, Turns turns) {
        List<Turn> all = turns(dataset, row);
        long[] bytes = IntStream.range(0, all.size())
                .filter(i -> turns == Turns.ALL || all.get(i).role() == Turn.Role.ASSISTANT)
                .mapToLong(i -> LanguageRows.bytes(all.get(i).text().strip()))
                .toArray();
        return turns == Turns.LAST
                ? bytes[bytes.length - 1]
                : Arrays.stream(bytes).sum();
    }

    /** @param before special tokens that begin every text, and stay */
    private static Spelled fitting(Spelled row, int most, int before) {
        if (row.ids().length <= most) {
            return row;
        }
        int first = first(row);
        int from = first < most ? before : Math.min(first - (most - before) / 2, row.ids().length - (most - before));
        int[] ids = Arrays.copyOf(row.ids(), most);
        boolean[] learnt = Arrays.copyOf(row.learnt(), most);
        System.arraycopy(row.ids(), from, ids, before, most - before);
        System.arraycopy(row.learnt(), from, learnt, before, most - before);
        return new Spelled(ids, learnt);
    }

    /** The first id that is learnt; -1 where none is. */
    private static int first(Spelled row) {
        return IntStream.range(0, row.ids().length)
                .filter(i -> row.learnt()[i])
                .findFirst()
                .orElse(-1);
    }

    @Override
    public Example example(int row, long seed) {
        int[] whole = ids.get(row);
        boolean[] said = learnt.get(row);
        long[] targets = IntStream.range(0, whole.length)
                .mapToLong(i -> said[i] ? whole[i] : IGNORED)
                .toArray();
        // what comes first has nothing before it, and is not said
        int counted =
                (int) IntStream.range(1, whole.length).filter(i -> said[i]).count();
        return new Example(whole, targets, counted);
    }
}
