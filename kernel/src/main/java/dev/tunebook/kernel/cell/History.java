package dev.tunebook.kernel.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells that have been run: those of this session, and of earlier ones where they are kept in a file. */
public final class History {
    /** A cell: the session it belongs to, its number there, and its text. */
    public record Entry(int session, int number, String code) {}

    private final List<Entry> entries = new ArrayList<>();
    private final HistoryFile file;
    private final int session;

    /**
     * @param file where cells are kept beyond the session
     */
    public History(HistoryFile file) {
        this.file = file;
        this.entries.addAll(file.read());
        this.session = entries.isEmpty() ? 1 : entries.get(entries.size() - 1).session() + 1;
    }

    /** The number of this session. */
    public int session() {
        return session;
    }

    public synchronized void add(int number, String code) {
        Entry entry = new Entry(session, number, code);
        entries.add(entry);
        file.append(entry);
    }

    /** The last cells, at most so many, oldest first. */
    public synchronized List<Entry> tail(int most) {
        return last(entries, most);
    }

    /**
     * Cells of one session by number.
     *
     * @param which a session's number; 0 is this one, and below that so many before it
     * @param stop the first number that is not wanted
     */
    public synchronized List<Entry> range(int which, int start, int stop) {
        int wanted = which > 0 ? which : session + which;
        return entries.stream()
                .filter(entry -> entry.session == wanted && entry.number >= start && entry.number < stop)
                .toList();
    }

    /**
     * Cells whose whole text matches a pattern with {@code *} and {@code ?}.
     *
     * @param unique whether of equal ones only the last counts
     */
    public synchronized List<Entry> search(String pattern, boolean unique, int most) {
        Pattern glob = glob(pattern);
        List<Entry> found = entries.stream()
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
