package dev.tunebook.engine.data;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * A growing column of texts: in memory while they are few, in a file of the temporary folder once they take more than
 * their share of it.
 *
 * <p>The file is mapped rather than read, so that an interrupt cannot close it; it is gone when the JVM is.
 */
final class Texts extends AbstractList<String> implements RandomAccess {
    private static final int OVERHEAD_BYTES = 56;
    private static final int SEGMENT_BYTES = 1 << 28;
    private static final byte PLAIN = 0;
    private static final byte WIDE = 1;

    private final long mostBytes;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private List<String> inMemory = new ArrayList<>();
    private long bytes;
    private int size;

    private Path file;
    private OutputStream out;
    private long[] ends = new long[1024];
    private final List<Long> segmentBegins = new ArrayList<>();
    private List<MappedByteBuffer> segments = List.of();
    private long written;

    /** With a third of the heap to stay in. */
    Texts() {
        this(Runtime.getRuntime().maxMemory() / 3);
    }

    /** @param mostBytes that are kept in memory */
    Texts(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean add(String text) {
        if (inMemory != null) {
            inMemory.add(text);
            bytes += OVERHEAD_BYTES + text.length();
            if (bytes > mostBytes) {
                spill();
            }
        } else {
            write(text);
        }
        size++;
        return true;
    }

    private void spill() {
        try {
            file = Files.createTempFile("tunebook-", ".texts");
            file.toFile().deleteOnExit();
            out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), 1 << 18);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
        segmentBegins.add(0L);
        List<String> texts = inMemory;
        inMemory = null;
        size = 0;
        for (String text : texts) {
            write(text);
            size++;
        }
        size--;
    }

    private void write(String text) {
        boolean plain = utf8.canEncode(text);
        byte[] coded = plain ? text.getBytes(StandardCharsets.UTF_8) : wide(text);
        if (written + 1 + coded.length - segmentBegins.get(segmentBegins.size() - 1) > SEGMENT_BYTES) {
            segmentBegins.add(written);
        }
        try {
            out.write(plain ? PLAIN : WIDE);
            out.write(coded);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
        written += 1 + coded.length;
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + size / 2);
        }
        ends[size] = written;
    }

    /** Half a pair of surrogates is no character, and no charset keeps it. */
    private static byte[] wide(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }

    private RuntimeException unwritable(IOException failed) {
        return new dev.tunebook.engine.spec.UserException(
                "temporary folder (%s) must have room for texts that do not fit into memory: %s."
                        .formatted(System.getProperty("java.io.tmpdir"), failed.getMessage()),
                "-Djava.io.tmpdir on a larger disk, or a larger heap: -Xmx.",
                failed);
    }

    /** To be called when all are there: from now on they can be read. */
    Texts done() {
        if (inMemory != null) {
            return this;
        }
        try {
            out.close();
            segments = new ArrayList<>();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                for (int i = 0; i < segmentBegins.size(); i++) {
                    long begin = segmentBegins.get(i);
                    long end = i + 1 < segmentBegins.size() ? segmentBegins.get(i + 1) : written;
                    segments.add(channel.map(FileChannel.MapMode.READ_ONLY, begin, end - begin));
                }
            }
            // On Unix the mapping outlives the name, and nothing is left behind whatever happens.
            if (File.separatorChar == '/') {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return this;
    }

    /** Whether reading a text means looking into a file. */
    boolean isOnDisk() {
        return inMemory == null;
    }

    @Override
    public String get(int row) {
        if (inMemory != null) {
            return inMemory.get(row);
        }
        long begin = row == 0 ? 0 : ends[row - 1];
        int segment = segments.size() - 1;
        while (segmentBegins.get(segment) > begin) {
            segment--;
        }
        int at = (int) (begin - segmentBegins.get(segment));
        byte[] coded = new byte[(int) (ends[row] - begin) - 1];
        MappedByteBuffer buffer = segments.get(segment);
        buffer.get(at + 1, coded);
        return buffer.get(at) == PLAIN
                ? new String(coded, StandardCharsets.UTF_8)
                : ByteBuffer.wrap(coded).asCharBuffer().toString();
    }

    @Override
    public int size() {
        return size;
    }

    /** Some of a list's texts, in the order given: copied where they are in memory, looked up where they are not. */
    static List<String> select(List<String> cells, int[] rows) {
        if (cells instanceof Texts texts && texts.isOnDisk() || cells instanceof Selected) {
            return new Selected(cells, rows);
        }
        return Arrays.asList(Arrays.stream(rows).mapToObj(cells::get).toArray(String[]::new));
    }

    /** One list after the other. */
    static List<String> concatenated(List<List<String>> lists) {
        if (lists.size() == 1) {
            return lists.get(0);
        }
        if (lists.stream().noneMatch(list -> list instanceof Selected)) {
            return Arrays.asList(lists.stream().flatMap(List::stream).toArray(String[]::new));
        }
        Texts all = new Texts();
        lists.forEach(all::addAll);
        return new Selected(
                all.done(), java.util.stream.IntStream.range(0, all.size()).toArray());
    }

    private static final class Selected extends AbstractList<String> implements RandomAccess {
        private final List<String> cells;
        private final int[] rows;

        Selected(List<String> cells, int[] rows) {
            boolean nested = cells instanceof Selected;
            this.cells = nested ? ((Selected) cells).cells : cells;
            this.rows = nested
                    ? Arrays.stream(rows)
                            .map(row -> ((Selected) cells).rows[row])
                            .toArray()
                    : rows;
        }

        @Override
        public String get(int row) {
            return cells.get(rows[row]);
        }

        @Override
        public int size() {
            return rows.length;
        }
    }
}
