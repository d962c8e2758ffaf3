package dev.tunebook.dsl.views;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Excerpts of two texts in which the words that differ stand out. */
final class Differences {
    private static final Pattern PIECE = Pattern.compile("[\\p{L}\\p{N}]+|\\s+|.", Pattern.DOTALL);

    /** Where texts differ later than this, the excerpt begins shortly before the difference; in characters. */
    private static final int LATE = 100;

    private static final int BEFORE = 40;

    private Differences() {}

    /** The first text and the second, each as an excerpt. */
    static List<Table.Cell> between(String first, String second) {
        int begin = begin(first, second);
        List<String> before = pieces(excerpt(first, begin));
        List<String> after = pieces(excerpt(second, begin));
        BitSet gone = new BitSet();
        BitSet come = new BitSet();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            set(gone, delta.getSource());
            set(come, delta.getTarget());
        }
        return List.of(cell(before, gone), cell(after, come));
    }

    private static void set(BitSet marked, Chunk<String> chunk) {
        marked.set(chunk.getPosition(), chunk.getPosition() + chunk.size());
    }

    private static int begin(String first, String second) {
        int same = 0;
        int shorter = Math.min(first.length(), second.length());
        while (same < shorter && first.charAt(same) == second.charAt(same)) {
            same++;
        }
        if (same < LATE || same == Math.max(first.length(), second.length())) {
            return 0;
        }
        int begin = same - BEFORE;
        return Character.isLowSurrogate(first.charAt(begin)) ? begin - 1 : begin;
    }

    private static String excerpt(String text, int begin) {
        return (begin > 0 ? "…" : "") + Html.cut(text.substring(begin), Html.EXCERPT);
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    /** Neighbours that differ are marked as one. */
    private static Table.Cell cell(List<String> pieces, BitSet marked) {
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder("<bdi>");
        for (int i = 0; i < pieces.size(); ) {
            boolean differs = marked.get(i);
            int next = Math.min(pieces.size(), differs ? marked.nextClearBit(i) : nextSet(marked, i));
            String run = String.join("", pieces.subList(i, next));
            text.append(differs ? "«" : "").append(Html.visible(run)).append(differs ? "»" : "");
            html.append(differs ? "<b class=\"bad\">" : "")
                    .append(Html.escape(run))
                    .append(differs ? "</b>" : "");
            i = next;
        }
        return new Table.Cell(text.toString(), html.append("</bdi>").toString());
    }

    private static int nextSet(BitSet marked, int from) {
        int next = marked.nextSetBit(from);
        return next < 0 ? Integer.MAX_VALUE : next;
    }
}
