package dev.tunebook.engine.data;

import dev.tunebook.engine.data.near.NearDuplicates;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Rows that a split keeps together: what is connected by any of several reasons is one group. */
final class Groups {
    private final int[] parents;

    Groups(int rows) {
        parents = new int[rows];
        for (int row = 0; row < rows; row++) {
            parents[row] = row;
        }
    }

    /** Joins rows whose texts are nearly the same. */
    void joinNear(Content content, int[] rows) {
        List<String> texts = new AbstractList<>() {
            @Override
            public String get(int place) {
                return content.whole(rows[place]);
            }

            @Override
            public int size() {
                return rows.length;
            }
        };
        int[] firsts =
                NearDuplicates.find(texts, NearDuplicates.USUAL_THRESHOLD).firstOfGroup();
        for (int place = 0; place < rows.length; place++) {
            join(place, firsts[place]);
        }
    }

    /** Joins rows with equal cells; empty ones stay alone. */
    void joinEqual(List<String> cells, int[] rows) {
        Map<String, Integer> firsts = new HashMap<>();
        for (int place = 0; place < rows.length; place++) {
            String cell = cells.get(rows[place]).strip();
            if (!cell.isEmpty()) {
                join(place, firsts.computeIfAbsent(cell, firstPlace(place)));
            }
        }
    }

    private static java.util.function.Function<String, Integer> firstPlace(int place) {
        return cell -> place;
    }

    private void join(int one, int other) {
        int a = first(one);
        int b = first(other);
        parents[Math.max(a, b)] = Math.min(a, b);
    }

    private int first(int row) {
        int first = row;
        while (parents[first] != first) {
            parents[first] = parents[parents[first]];
            first = parents[first];
        }
        return first;
    }

    /** The first row of the group that a row belongs to. */
    IntUnaryOperator firsts() {
        return this::first;
    }
}
