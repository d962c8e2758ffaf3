package dev.tunebook.engine.data.sources;

import java.io.IOException;
import java.util.List;

/** A table that is read from its beginning to its end, one record after the other, as often as one likes. */
public interface Records {
    /** As messages show it: a file's name without its folder. */
    String name();

    /** The columns' names, in order; of JSON, the keys of the first records. */
    List<String> columns();

    /** The first record's cells, one for each column, to guess from; empty when there is no record. */
    List<String> first();

    /** SHA-256 over the bytes, in hexadecimal. */
    String sha256();

    /** What was found out about the format, such as {@code tab-separated, windows-1252}. */
    String format();

    /** Where a record begins, as messages show it: {@code t.csv line 14}. */
    default String at(long line) {
        return name() + " line " + line;
    }

    /** What a column is called: a key, in JSON. */
    default String columnNoun() {
        return "column";
    }

    /**
     * Reads all records.
     *
     * @param wanted names of columns whose cells are to be told, in this order
     * @param maxCell the longest cell that is believed, in characters
     * @param sink is told every record
     * @throws dev.tunebook.engine.spec.UserException that says where and what cannot be read
     */
    void read(List<String> wanted, int maxCell, Sink sink) throws IOException;

    /** Takes records as they are read. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one.
         *
         * @param line where the record begins, from 1; the record's number where there are no lines
         * @param cells of the wanted columns, as they are; null where the record has none. The array may be used again.
         */
        void add(long line, String[] cells);
    }
}
