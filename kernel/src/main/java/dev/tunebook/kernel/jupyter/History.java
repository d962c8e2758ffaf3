package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells that have been run in this session. */
final class History {
    private record Entry(int session, int number, String code) {}

    private static final int SESSION = 1;

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int number, String code) {
        entries.add(new Entry(SESSION, number, code));
    }

    /** Answers a history request. */
    synchronized JsonObject answer(Message request) {
        List<Entry> found = switch (request.text("hist_access_type", "tail")) {
            case "range" -> range(request);
            case "search" -> search(request);
            default -> entries;
        };
        int most = request.number("n", Integer.MAX_VALUE);
        List<Entry> last = request.text("hist_access_type", "tail").equals("range")
                ? found
                : found.subList(Math.max(0, found.size() - Math.max(0, most)), found.size());
        JsonArray history = new JsonArray();
        last.forEach(entry -> history.add(json(entry, request.flag("output", false))));
        JsonObject content = Replies.ok();
        content.add("history", history);
        return content;
    }

    private List<Entry> range(Message request) {
        int start = request.number("start", 0);
        int stop = request.number("stop", Integer.MAX_VALUE);
        int session = request.number("session", 0);
        boolean ours = session == 0 || session == SESSION;
        return entries.stream()
                .filter(entry -> ours && entry.number >= start && entry.number < stop)
                .toList();
    }

    private List<Entry> search(Message request) {
        Pattern glob = glob(request.text("pattern", "*"));
        List<Entry> found = entries.stream()
                .filter(entry -> glob.matcher(entry.code).matches())
                .toList();
        if (!request.flag("unique", false)) {
            return found;
        }
        Map<String, Entry> latest = new LinkedHashMap<>();
        found.forEach(entry -> {
            latest.remove(entry.code);
            latest.put(entry.code, entry);
        });
        return List.copyOf(latest.values());
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static JsonArray json(Entry entry, boolean output) {
        JsonArray row = new JsonArray();
        row.add(entry.session);
        row.add(entry.number);
        if (output) {
            JsonArray both = new JsonArray();
            both.add(entry.code);
            both.add(com.google.gson.JsonNull.INSTANCE);
            row.add(both);
        } else {
            row.add(entry.code);
        }
        return row;
    }
}
