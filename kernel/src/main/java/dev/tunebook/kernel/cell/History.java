package dev.tunebook.kernel.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cells that have been run: those of this session, and of earlier ones where they are kept in a file. */
public final class History implements AutoCloseable {
    /** A cell: the session it belongs to, its number there, and its text. */
    public record Entry(int session, int number, String code) {}

    private record Own(int number, String code) {}

    private final HistoryFile file;
    private final CompletableFuture<List<Entry>> earlier;
    private final List<Own> own = new ArrayList<>();

    /**
     * @param file where cells are kept beyond the session; read beside what comes next
     */
    public History(HistoryFile file) {
        this.file = file;
        this.earlier = file.read();
    }

    /** The number of this session. */
    public int session() {
        List<Entry> before = earlier.join();
        return before.isEmpty() ? 1 : before.get(before.size() - 1).session() + 1;
    }

    /** Adds a cell; its way to the file holds nobody up. */
    public synchronized void add(int number, String code) {
        own.add(new Own(number, code));
        file.append(() -> new Entry(session(), number, code));
    }

    /** Waits, for a moment, until all is in the file. */
    @Override
    public void close() {
        file.close();
    }

    /** The last cells, at most so many, oldest first. */
    public List<Entry> tail(int most) {
        return last(all(), most);
    }

    /**
     * Cells of one session by number.
     *
     * @param which a session's number; 0 is this one, and below that so many before it
     * @param stop the first number that is not wanted
     */
    public List<Entry> range(int which, int start, int stop) {
        int wanted = which > 0 ? which : session() + which;
        return all().stream()
                .filter(entry -> entry.session == wanted && entry.number >= start && entry.number < stop)
                .toList();
    }

    /**
     * Cells whose whole text matches a pattern with {@code *} and {@code ?}.
     *
     * @param unique whether of equal ones only the last counts
     */
    public List<Entry> search(String pattern, boolean unique, int most) {
        Pattern glob = glob(pattern);
        List<Entry> found = all().stream()
                .filter(entry -> glob.matcher(entry.code).matches())
                .toList();
        if (unique) {
            Map<String, Entry> latest = new LinkedHashMap<>();
            found.forEach(entry -> {
                latest.remove(entry.code);
                latest.put(entry.code, entry);
            });
            found = List.copyOf(latest.values());
        }
        return last(found, most);
    }

    private synchronized List<Entry> all() {
        int session = session();
        return Stream.concat(
                        earlier.join().stream(), own.stream().map(each -> new Entry(session, each.number, each.code)))
                .toList();
    }

    private static List<Entry> last(List<Entry> all, int most) {
        return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, most)), all.size()));
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
