package dev.tunebook.engine.data;

import java.util.Locale;

/**
 * What one step did to one row, and why.
 *
 * @param row index in the dataset that was revised; of an added row, that of the row it was made of
 * @param action what was done
 * @param step what did it, as it was asked for, such as {@code dedup near}
 * @param reason in words, such as {@code similarity 0.91 to tickets.csv:17, which is kept}
 * @param other index of the row that the reason tells of, in the same dataset; -1 when there is none
 * @param was the text, label or part before; empty when none was changed
 * @param is the text, label or part after it; the text of an added row
 */
public record Change(int row, Action action, String step, String reason, int other, String was, String is) {
    /** What became of a row. */
    public enum Action {
        /** It stays, in place of others that went. */
        KEPT,
        /** Its text is another. */
        TEXT_CHANGED,
        /** Its label is another. */
        LABEL_CHANGED,
        /** It is in another part. */
        MOVED,
        /** It is gone. */
        DROPPED,
        /** It is new, made of another one. */
        ADDED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
