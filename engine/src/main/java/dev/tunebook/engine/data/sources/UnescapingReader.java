package dev.tunebook.engine.data.sources;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Doubles quotes that stand behind a backslash, and takes the backslash away: what FastCSV then reads as one quote. */
final class UnescapingReader extends FilterReader {
    private static final int NONE = -2;

    private int pending = NONE;

    UnescapingReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (pending != NONE) {
            int next = pending;
            pending = NONE;
            return next;
        }
        int first = in.read();
        if (first != '\\') {
            return first;
        }
        int second = in.read();
        if (second == '"') {
            pending = '"';
            return '"';
        }
        if (second != '\\') {
            pending = second;
        }
        return '\\';
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            buffer[offset + count++] = (char) next;
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
