package dev.tunebook.engine.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;

/** A spec record as JSON and back: one member per component; numbers and switches as such, the rest as typed. */
public final class SpecJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SpecJson() {}

    /** The record as an indented JSON object. */
    public static String write(Record spec) {
        return tree(spec).toPrettyString();
    }

    /** The record as a JSON object. */
    public static JsonNode tree(Record spec) {
        ObjectNode object = MAPPER.createObjectNode();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            Object value = Specs.value(spec, component);
            if (value instanceof Number || value instanceof Boolean) {
                object.putPOJO(component.getName(), value);
            } else if (value instanceof List<?> list) {
                object.set(component.getName(), MAPPER.valueToTree(list));
            } else {
                object.put(component.getName(), Values.text(value));
            }
        }
        return object;
    }

    /**
     * Reads what {@link #write} wrote. Members that are missing, as in a file of an older version, get their standard
     * values.
     *
     * @throws UserException for text that is no JSON object, for unknown members and for illegal values
     */
    public static <S extends Record> S read(Class<S> type, String json) {
        JsonNode object;
        try {
            object = MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new UserException(
                    type.getSimpleName() + " (" + broken.getOriginalMessage() + ") must be a JSON object.",
                    "restore the file from a backup.",
                    broken);
        }
        if (!object.isObject()) {
            throw new UserException(
                    type.getSimpleName() + " (" + object + ") must be a JSON object.",
                    "restore the file from a backup.");
        }
        S spec = Specs.defaults(type);
        Faults faults = new Faults();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonNode member = object.get(components[i].getName());
            values[i] = member == null ? Specs.value(spec, components[i]) : value(components[i], member, faults);
        }
        List<String> legal = Specs.options(type).stream().map(Option::component).toList();
        object.fieldNames().forEachRemaining(name -> {
            if (!legal.contains(name)) {
                faults.add(name + " is not a part of " + type.getSimpleName() + ".", Nearest.maybe(name, legal));
            }
        });
        faults.throwIfAny();
        return type.cast(Specs.construct(type, components, values));
    }

    private static Object value(RecordComponent component, JsonNode member, Faults faults) {
        if (member.isArray() && component.getType() == List.class) {
            return MAPPER.convertValue(
                    member, MAPPER.getTypeFactory().constructCollectionType(List.class, String.class));
        }
        try {
            return Values.parse(
                    component.getName(),
                    component.getType(),
                    member.isValueNode() ? member.asText() : member.toString());
        } catch (UserException illegal) {
            faults.add(illegal);
            return null;
        }
    }
}
