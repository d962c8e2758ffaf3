package dev.tunebook.engine.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * A training event as one line of JSON and back: its name under {@code event}, then its components. Numbers that JSON
 * does not have, such as NaN, are texts.
 */
public final class EventJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EventJson() {}

    /** One line, without its end. */
    public static String write(TrainEvent event) {
        ObjectNode object = MAPPER.createObjectNode();
        object.put("event", event.getClass().getSimpleName());
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(event);
                boolean text = value instanceof Double number && !Double.isFinite(number);
                object.set(component.getName(), MAPPER.valueToTree(text ? value.toString() : value));
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return object.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UserException for anything else
     */
    public static TrainEvent read(String line) {
        try {
            JsonNode object = MAPPER.readTree(line);
            String name = object.path("event").asText();
            Class<?> type = Arrays.stream(TrainEvent.class.getPermittedSubclasses())
                    .filter(candidate -> candidate.getSimpleName().equals(name))
                    .findFirst()
                    .orElseThrow(() -> broken(line, null));
            return (TrainEvent) build(type, object);
        } catch (JsonProcessingException | ReflectiveOperationException | IllegalArgumentException unreadable) {
            throw broken(line, unreadable);
        }
    }

    private static Object build(Class<?> type, JsonNode object) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            JsonNode value = object.path(components[i].getName());
            values[i] = value.isMissingNode() ? unknown(types[i]) : MAPPER.convertValue(value, types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    /** What an older Tunebook did not measure. */
    private static Object unknown(Class<?> type) {
        if (type == double.class) {
            return Double.NaN;
        }
        if (type == String.class) {
            return "";
        }
        throw new IllegalArgumentException("no " + type);
    }

    private static UserException broken(String line, Exception cause) {
        String shown = line.length() > 80 ? line.substring(0, 80) + "…" : line;
        return new UserException(
                "event (" + shown + ") must be a line that Tunebook wrote.",
                "remove the line from events.jsonl.",
                cause);
    }
}
