package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.UserException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Records that are in memory: of a Tablesaw table, of maps, or of Java records. */
public final class MemoryRecords implements Records {
    private final String name;
    private final String format;
    private final List<String> columns;
    private final List<String[]> rows;

    private MemoryRecords(String name, String format, List<String> columns, List<String[]> rows) {
        this.name = name;
        this.format = format;
        this.columns = List.copyOf(columns);
        this.rows = rows;
    }

    /** A table's rows; missing values are none. */
    public static MemoryRecords of(String name, Table table) {
        List<String[]> rows = new ArrayList<>(table.rowCount());
        for (int row = 0; row < table.rowCount(); row++) {
            String[] cells = new String[table.columnCount()];
            for (int i = 0; i < cells.length; i++) {
                Column<?> column = table.column(i);
                cells[i] = column.isMissing(row) ? null : cell(column.get(row));
            }
            rows.add(cells);
        }
        return new MemoryRecords(name, "Tablesaw table", table.columnNames(), rows);
    }

    /**
     * Maps from column to value, or Java records, whose components are the columns.
     *
     * @throws UserException for anything else
     */
    public static MemoryRecords of(String name, Collection<?> items) {
        Set<String> columns = new LinkedHashSet<>();
        items.forEach(item -> columns.addAll(keys(name, item)));
        List<String[]> rows = new ArrayList<>(items.size());
        for (Object item : items) {
            rows.add(columns.stream().map(column -> cell(value(item, column))).toArray(String[]::new));
        }
        return new MemoryRecords(name, "Java objects", List.copyOf(columns), rows);
    }

    private static Collection<String> keys(String name, Object item) {
        if (item instanceof Map<?, ?> map) {
            return map.keySet().stream().map(String::valueOf).toList();
        }
        if (item instanceof Record) {
            return List.of(item.getClass().getRecordComponents()).stream()
                    .map(RecordComponent::getName)
                    .toList();
        }
        if (item instanceof CharSequence) {
            return List.of("text");
        }
        throw new UserException(
                "%s (%s) must hold maps, records or texts."
                        .formatted(name, item == null ? "null" : item.getClass().getName()),
                "Map.of(\"text\", \"…\", \"label\", \"…\") for each row.");
    }

    private static Object value(Object item, String column) {
        if (item instanceof Map<?, ?> map) {
            return map.get(column);
        }
        if (item instanceof CharSequence text) {
            return column.equals("text") ? text : null;
        }
        for (RecordComponent component : item.getClass().getRecordComponents()) {
            if (component.getName().equals(column)) {
                try {
                    component.getAccessor().setAccessible(true);
                    return component.getAccessor().invoke(item);
                } catch (ReflectiveOperationException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        }
        return null;
    }

    /** Lists become JSON, so that several labels and conversations can be told. */
    private static String cell(Object value) {
        if (value instanceof Collection || value instanceof Map || value instanceof Record) {
            return JsonCell.of(value);
        }
        return value == null ? null : value.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> first() {
        return rows.isEmpty() ? List.of() : java.util.Arrays.asList(rows.get(0));
    }

    @Override
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        for (String[] row : rows) {
            String cells = java.util.Arrays.stream(row).map(String::valueOf).collect(Collectors.joining("\0"));
            digest.update((cells + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public String at(long row) {
        return name + " row " + row;
    }

    @Override
    public void read(List<String> wanted, int maxCell, Sink sink) {
        int[] places = wanted.stream().mapToInt(columns::indexOf).toArray();
        String[] cells = new String[places.length];
        long number = 0;
        for (String[] row : rows) {
            number++;
            for (int i = 0; i < places.length; i++) {
                cells[i] = places[i] < 0 ? null : row[places[i]];
            }
            sink.add(number, cells);
        }
    }
}
