package dev.tunebook.engine.data.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.Type;

/**
 * Turns the values of Parquet into cells: texts as they are, numbers and times as texts, lists and structures as JSON.
 *
 * <p>Classes that the Hugging Face libraries wrote as numbers get their names back; -1, which stands for a label that is
 * kept secret, is none.
 */
final class ParquetCells {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, List<String>> classNames = new HashMap<>();

    /** @param metadata of the file; under {@code huggingface} it may describe the columns */
    ParquetCells(Map<String, String> metadata) {
        try {
            JsonNode features = MAPPER.readTree(metadata.getOrDefault("huggingface", "{}"))
                    .path("info")
                    .path("features");
            features.properties().forEach(feature -> addNames(feature.getKey(), feature.getValue()));
        } catch (JsonProcessingException malformed) {
            // described badly: the numbers stay
        }
    }

    private void addNames(String column, JsonNode feature) {
        JsonNode names = feature.path("names").isArray()
                ? feature.path("names")
                : feature.path("feature").path("names");
        if (names.isArray() && !names.isEmpty()) {
            classNames.put(
                    column,
                    StreamSupport.stream(names.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList());
        }
    }

    /** A column's cell in a record; null where there is none. */
    String cell(Group record, String column) {
        int field = record.getType().getFieldIndex(column);
        if (record.getFieldRepetitionCount(field) == 0) {
            return null;
        }
        JsonNode value = field(record, field, classNames.get(column));
        return value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    private static JsonNode field(Group group, int field, List<String> names) {
        Type type = group.getType().getType(field);
        int count = group.getFieldRepetitionCount(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            ArrayNode list = JSON.arrayNode();
            for (int i = 0; i < count; i++) {
                list.add(value(group, field, i, type, names));
            }
            return list;
        }
        return count == 0 ? JSON.nullNode() : value(group, field, 0, type, names);
    }

    private static JsonNode value(Group group, int field, int index, Type type, List<String> names) {
        if (type.isPrimitive()) {
            return primitive(group, field, index, type, names);
        }
        Group inner = group.getGroup(field, index);
        if (type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
            return list(inner, names);
        }
        ObjectNode object = JSON.objectNode();
        GroupType structure = type.asGroupType();
        for (int i = 0; i < structure.getFieldCount(); i++) {
            object.set(structure.getFieldName(i), field(inner, i, null));
        }
        return object;
    }

    /** A list of Parquet is a structure with a repeated structure with one field. */
    private static JsonNode list(Group group, List<String> names) {
        ArrayNode list = JSON.arrayNode();
        Type repeated = group.getType().getType(0);
        boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
        for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
            list.add(wrapped ? field(group.getGroup(0, i), 0, names) : value(group, 0, i, repeated, names));
        }
        return list;
    }

    private static JsonNode primitive(Group group, int field, int index, Type type, List<String> names) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> whole(group.getInteger(field, index), meaning, names);
            case INT64 -> whole(group.getLong(field, index), meaning, names);
            case BOOLEAN -> JSON.booleanNode(group.getBoolean(field, index));
            case FLOAT -> JSON.numberNode(group.getFloat(field, index));
            case DOUBLE -> JSON.numberNode(group.getDouble(field, index));
            default -> bytes(group, field, index, meaning);
        };
    }

    private static JsonNode whole(long value, LogicalTypeAnnotation meaning, List<String> names) {
        if (names != null) {
            return value >= 0 && value < names.size() ? JSON.textNode(names.get((int) value)) : JSON.nullNode();
        }
        if (meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return JSON.textNode(LocalDate.ofEpochDay(value).toString());
        }
        if (meaning instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time) {
            return JSON.textNode(instant(value, time.getUnit()).toString());
        }
        return meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal
                ? JSON.numberNode(BigDecimal.valueOf(value, decimal.getScale()))
                : JSON.numberNode(value);
    }

    private static Instant instant(long value, TimeUnit unit) {
        long each = unit == TimeUnit.MILLIS ? 1_000 : unit == TimeUnit.MICROS ? 1_000_000 : 1_000_000_000;
        return Instant.ofEpochSecond(Math.floorDiv(value, each), Math.floorMod(value, each) * (1_000_000_000 / each));
    }

    private static JsonNode bytes(Group group, int field, int index, LogicalTypeAnnotation meaning) {
        return meaning instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal
                ? JSON.numberNode(new BigDecimal(
                        new BigInteger(group.getBinary(field, index).getBytes()), decimal.getScale()))
                : JSON.textNode(group.getBinary(field, index).toStringUsingUTF8());
    }
}
