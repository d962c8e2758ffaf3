package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Kind;
import java.util.Arrays;
import java.util.List;

/** The targets of all rows, as one column. */
public sealed interface Targets {
    /** What is learnt from them. */
    Kind kind();

    /** That of one row. */
    Target get(int row);

    /** Those of some rows, in the order given; a row may come twice. */
    Targets select(int[] rows);

    /** Number of rows. */
    int size();

    /** The classes' names, sorted; none where the task has no classes. */
    default List<String> names() {
        return List.of();
    }

    /** The classes of one row, as indices into the names, ascending; none where the task has no classes. */
    default int[] idsOf(int row) {
        return new int[0];
    }

    /**
     * One class a row.
     *
     * @param names of the classes, sorted
     * @param ids of each row, an index into the names
     */
    record Classes(List<String> names, int[] ids) implements Targets {
        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public Kind kind() {
            return Kind.SINGLE_LABEL;
        }

        @Override
        public int[] idsOf(int row) {
            return new int[] {ids[row]};
        }

        @Override
        public Target get(int row) {
            return new Target.Label(names.get(ids[row]));
        }

        @Override
        public Targets select(int[] rows) {
            return new Classes(names, Arrays.stream(rows).map(row -> ids[row]).toArray());
        }

        @Override
        public int size() {
            return ids.length;
        }
    }

    /**
     * Any number of classes a row.
     *
     * @param names of the classes, sorted
     * @param ids of each row, ascending indices into the names
     */
    record LabelSets(List<String> names, int[][] ids) implements Targets {
        public LabelSets {
            names = List.copyOf(names);
        }

        @Override
        public Kind kind() {
            return Kind.MULTI_LABEL;
        }

        @Override
        public int[] idsOf(int row) {
            return ids[row];
        }

        @Override
        public Target get(int row) {
            return new Target.Labels(
                    Arrays.stream(ids[row]).mapToObj(names::get).toList());
        }

        @Override
        public Targets select(int[] rows) {
            return new LabelSets(
                    names, Arrays.stream(rows).mapToObj(row -> ids[row]).toArray(int[][]::new));
        }

        @Override
        public int size() {
            return ids.length;
        }
    }

    /** A number a row. */
    record Scores(double[] values) implements Targets {
        @Override
        public Kind kind() {
            return Kind.REGRESSION;
        }

        @Override
        public Target get(int row) {
            return new Target.Score(values[row]);
        }

        @Override
        public Targets select(int[] rows) {
            return new Scores(
                    Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /** A text a row. */
    record Outputs(List<String> texts) implements Targets {
        @Override
        public Kind kind() {
            return Kind.INPUT_OUTPUT;
        }

        @Override
        public Target get(int row) {
            return new Target.Output(texts.get(row));
        }

        @Override
        public Targets select(int[] rows) {
            return new Outputs(Texts.select(texts, rows));
        }

        @Override
        public int size() {
            return texts.size();
        }
    }

    /** A conversation a row. */
    record Conversations(List<Target.Conversation> each) implements Targets {
        @Override
        public Kind kind() {
            return Kind.CHAT;
        }

        @Override
        public Target get(int row) {
            return each.get(row);
        }

        @Override
        public Targets select(int[] rows) {
            return new Conversations(Arrays.stream(rows).mapToObj(each::get).toList());
        }

        @Override
        public int size() {
            return each.size();
        }
    }

    /** No targets: the texts are all there is. */
    record Nothing(int size) implements Targets {
        @Override
        public Kind kind() {
            return Kind.PLAIN_TEXT;
        }

        @Override
        public Target get(int row) {
            return new Target.None();
        }

        @Override
        public Targets select(int[] rows) {
            return new Nothing(rows.length);
        }
    }
}
