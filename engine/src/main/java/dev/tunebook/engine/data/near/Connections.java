package dev.tunebook.engine.data.near;

import java.util.stream.IntStream;

/** What pairs connect: union-find with path halving, in which the first text of a group stands for it. */
final class Connections {
    private final int[] parents;

    /** So many texts, none connected. */
    Connections(int size) {
        parents = IntStream.range(0, size).toArray();
    }

    Connections add(Iterable<NearDuplicates.Pair> pairs) {
        pairs.forEach(pair -> connect(pair.first(), pair.second()));
        return this;
    }

    void connect(int a, int b) {
        int firstOfA = first(a);
        int firstOfB = first(b);
        parents[Math.max(firstOfA, firstOfB)] = Math.min(firstOfA, firstOfB);
    }

    /** The first text of a text's group. */
    int first(int text) {
        int first = text;
        while (parents[first] != first) {
            parents[first] = parents[parents[first]];
            first = parents[first];
        }
        return first;
    }

    /** {@link #first} of every text. */
    int[] firsts() {
        return IntStream.range(0, parents.length).map(this::first).toArray();
    }
}
