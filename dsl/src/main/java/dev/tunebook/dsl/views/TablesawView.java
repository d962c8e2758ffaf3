package dev.tunebook.dsl.views;

import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;

/** A Tablesaw table: its first rows under the columns' names and types. */
public final class TablesawView implements View<tech.tablesaw.api.Table> {
    private static final int MOST_ROWS = 50;
    private static final int MOST_COLUMNS = 30;

    @Override
    public String text(tech.tablesaw.api.Table data) {
        return data.name() + ": " + size(data) + "\n\n" + table(data).text() + rest(data);
    }

    @Override
    public String html(tech.tablesaw.api.Table data) {
        Page page =
                new Page(data.name(), size(data)).html(table(data).sortable().html());
        return (rest(data).isEmpty() ? page : page.paragraph(rest(data).strip(), "dim")).toString();
    }

    private static String size(tech.tablesaw.api.Table data) {
        return Numbers.count(data.rowCount(), "row", "rows") + ", "
                + Numbers.count(data.columnCount(), "column", "columns");
    }

    private static String rest(tech.tablesaw.api.Table data) {
        int rows = Math.max(0, data.rowCount() - MOST_ROWS);
        int columns = Math.max(0, data.columnCount() - MOST_COLUMNS);
        String missing = (rows > 0 ? Numbers.count(rows, "row", "rows") + " more" : "")
                + (rows > 0 && columns > 0 ? " and " : "")
                + (columns > 0 ? Numbers.count(columns, "column", "columns") + " more" : "");
        return missing.isEmpty() ? "" : "\n\n… " + missing + ".";
    }

    private static Table table(tech.tablesaw.api.Table data) {
        int columns = Math.min(MOST_COLUMNS, data.columnCount());
        StringBuilder alignment = new StringBuilder();
        String[] header = new String[columns];
        for (int i = 0; i < columns; i++) {
            Column<?> column = data.column(i);
            alignment.append(column instanceof tech.tablesaw.api.NumericColumn ? 'r' : 'l');
            header[i] = column.name();
        }
        Table table = new Table(alignment.toString(), header);
        for (int row = 0; row < Math.min(MOST_ROWS, data.rowCount()); row++) {
            int which = row;
            table.row(IntStream.range(0, columns)
                    .mapToObj(i -> cell(data.column(i), which))
                    .toArray());
        }
        return table;
    }

    private static Table.Cell cell(Column<?> column, int row) {
        return column.isMissing(row) ? Table.Cell.styled("–", "dim") : Table.Cell.excerpt(column.getString(row));
    }
}
