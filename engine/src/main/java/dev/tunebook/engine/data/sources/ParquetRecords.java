package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file: reads the wanted columns alone, one group of rows after the other. */
final class ParquetRecords implements Records {
    private final DataFile file;
    private final String sha256;
    private final List<String> columns;
    private final List<String> first = new ArrayList<>();

    private ParquetRecords(DataFile file, String sha256, List<String> columns) {
        this.file = file;
        this.sha256 = sha256;
        this.columns = columns;
    }

    static ParquetRecords open(DataFile file) throws IOException {
        if (!file.isPlain()) {
            throw new UserException(
                    "%s (%s) must be a file of its own: Parquet is not read from within another file."
                            .formatted(file.option(), file.given()),
                    "unpack it first.");
        }
        List<String> columns = new ArrayList<>();
        ParquetRecords records = new ParquetRecords(file, Sha256.of(file.place()), columns);
        records.guarded(reader -> reader.getFileMetaData().getSchema().getFields().stream()
                .map(Type::getName)
                .forEach(columns::add));
        try {
            records.read(columns, Integer.MAX_VALUE, (line, cells) -> {
                records.first.addAll(Arrays.asList(cells));
                throw new FirstRead();
            });
        } catch (FirstRead done) {
            // one record is enough to guess from
        }
        return records;
    }

    private static final class FirstRead extends RuntimeException {
        private static final long serialVersionUID = 1;

        FirstRead() {
            super(null, null, false, false);
        }
    }

    @FunctionalInterface
    private interface Work {
        void with(ParquetFileReader reader) throws IOException;
    }

    /** Whatever a damaged file makes the library throw becomes one message. */
    private void guarded(Work work) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs(file))
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file.place()), options)) {
            work.with(reader);
        } catch (UserException | CancellationException | FirstRead told) {
            throw told;
        } catch (RuntimeException | OutOfMemoryError | IOException damaged) {
            for (Throwable cause = damaged; cause != null; cause = cause.getCause()) {
                if (cause instanceof UserException told) {
                    throw told;
                }
            }
            throw new UserException(
                    file.name() + " (damaged) must be readable as Parquet.",
                    "it was not written or copied to its end: make or copy it again.",
                    damaged);
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public List<String> first() {
        return first;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public String format() {
        return "Parquet";
    }

    @Override
    public String at(long row) {
        return name() + " row " + row;
    }

    @Override
    public void read(List<String> wanted, int maxCell, Sink sink) throws IOException {
        guarded(reader -> {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageType projection = new MessageType(
                    schema.getName(),
                    schema.getFields().stream()
                            .filter(field -> wanted.contains(field.getName()))
                            .toList());
            ParquetCells values = new ParquetCells(reader.getFileMetaData().getKeyValueMetaData());
            reader.setRequestedSchema(projection);
            String[] cells = new String[wanted.size()];
            long row = 0;
            for (PageReadStore pages; (pages = reader.readNextRowGroup()) != null; ) {
                RecordReader<Group> records = new ColumnIOFactory()
                        .getColumnIO(projection, schema)
                        .getRecordReader(pages, new GroupRecordConverter(projection));
                for (long left = pages.getRowCount(); left > 0; left--) {
                    Group record = records.read();
                    row++;
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = projection.containsField(wanted.get(i)) ? values.cell(record, wanted.get(i)) : null;
                        requireShort(cells[i], maxCell, wanted.get(i), row);
                    }
                    sink.add(row, cells);
                }
            }
        });
    }

    private void requireShort(String cell, int maxCell, String column, long row) {
        if (cell != null && cell.length() > maxCell) {
            throw new UserException(
                    "%s: column %s must have at most %s."
                            .formatted(at(row), Excerpt.of(column), Excerpt.count(maxCell, "character")),
                    "another column; for a cell that is right, --max-cell %d."
                            .formatted(Math.min(Integer.MAX_VALUE, 10L * maxCell)));
        }
    }
}
