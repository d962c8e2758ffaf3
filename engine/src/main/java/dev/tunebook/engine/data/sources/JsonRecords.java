package dev.tunebook.engine.data.sources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON: an object a line, or one array of objects. Arrays and objects within a record are cells of JSON text; numbers
 * are as they were written.
 */
final class JsonRecords implements Records {
    private static final int DEEPEST = 64;
    private static final int PEEKED = 20;

    private final DataFile file;
    private final TextEncoding encoding;
    private final Map<String, String> first = new LinkedHashMap<>();

    private JsonRecords(DataFile file, TextEncoding encoding) {
        this.file = file;
        this.encoding = encoding;
    }

    static JsonRecords open(DataFile file, TextEncoding encoding) throws IOException {
        JsonRecords records = new JsonRecords(file, encoding);
        records.each(
                Integer.MAX_VALUE,
                PEEKED,
                (line, object) -> object.properties()
                        .iterator()
                        .forEachRemaining(field -> records.first.putIfAbsent(field.getKey(), cell(field.getValue()))));
        return records;
    }

    @FunctionalInterface
    private interface ObjectSink {
        void add(long line, JsonNode object);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public List<String> columns() {
        return List.copyOf(first.keySet());
    }

    @Override
    public List<String> first() {
        return new ArrayList<>(first.values());
    }

    @Override
    public String sha256() {
        return encoding.scan().sha256();
    }

    @Override
    public String format() {
        return "JSON, " + encoding.charset();
    }

    @Override
    public String columnNoun() {
        return "key";
    }

    @Override
    public void read(List<String> wanted, int maxCell, Sink sink) throws IOException {
        String[] cells = new String[wanted.size()];
        each(maxCell, Long.MAX_VALUE, (line, object) -> {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(object.get(wanted.get(i)));
            }
            sink.add(line, cells);
        });
    }

    private static String cell(JsonNode node) {
        return node == null || node.isNull() ? null : node.isValueNode() ? node.asText() : node.toString();
    }

    private void each(int maxCell, long most, ObjectSink sink) throws IOException {
        ObjectMapper mapper = mapper(maxCell);
        try (JsonParser parser = mapper.getFactory().createParser(file.characters(encoding.charset()))) {
            long[] line = {1};
            try {
                each(parser, mapper, most, sink, line);
            } catch (StreamConstraintsException tooMuch) {
                throw beyond(tooMuch, line[0], maxCell);
            }
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        }
    }

    /** @param line is set to where each record begins, before it is read */
    private void each(JsonParser parser, ObjectMapper mapper, long most, ObjectSink sink, long[] line)
            throws IOException {
        boolean inArray = false;
        long count = 0;
        for (JsonToken token; count < most && (token = parser.nextToken()) != null; ) {
            if (token == JsonToken.START_ARRAY && !inArray && count == 0) {
                inArray = true;
            } else if (token == JsonToken.END_ARRAY && inArray) {
                inArray = false;
            } else if (token == JsonToken.START_OBJECT) {
                line[0] = parser.currentTokenLocation().getLineNr();
                sink.add(line[0], mapper.readTree(parser));
                count++;
            } else {
                throw notAnObject(parser, token);
            }
        }
    }

    private static ObjectMapper mapper(int maxCell) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(maxCell)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                // 1.10 stays 1.10
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    private UserException notAnObject(JsonParser parser, JsonToken token) throws IOException {
        String text = token.isScalarValue() ? Excerpt.of(parser.getText()) : "an array";
        return new UserException(
                "%s: the record (%s) must be an object."
                        .formatted(at(parser.currentTokenLocation().getLineNr()), text),
                "{\"text\": …, \"label\": …}, one on each line.");
    }

    private UserException beyond(StreamConstraintsException tooMuch, long line, int maxCell) {
        return String.valueOf(tooMuch.getMessage()).contains("nesting depth")
                ? new UserException(
                        "%s: the record must be nested at most %d levels deep.".formatted(at(line), DEEPEST),
                        "it is damaged, or made to do harm: look at this line.",
                        tooMuch)
                : new UserException(
                        "%s: a value must have at most %s.".formatted(at(line), Excerpt.count(maxCell, "character")),
                        "a quote is never closed; for a value that is right, --max-cell %d."
                                .formatted(Math.min(Integer.MAX_VALUE, 10L * maxCell)),
                        tooMuch);
    }

    private UserException malformed(JsonProcessingException malformed) {
        int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
        String what = malformed.getOriginalMessage();
        return what.startsWith("Duplicate field")
                ? new UserException(
                        "%s: key %s (twice) must be there once."
                                .formatted(at(line), what.replaceAll("^[^'\"]*['\"]|['\"][^'\"]*$", "")),
                        "rename one of them.",
                        malformed)
                : new UserException(
                        "%s column %d: the record must be readable as JSON."
                                .formatted(at(line), malformed.getLocation().getColumnNr()),
                        "a quote, a comma or a brace is missing there, or the file was not written to its end.",
                        malformed);
    }
}
