package dev.tunebook.engine.model.architectures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.spec.UserException;
import java.util.Map;

/** A model's {@code config.json}. */
public final class Config {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode members;

    private Config(ObjectNode members) {
        this.members = members;
    }

    /** A config from its members: strings, numbers, switches. */
    public static Config of(Map<String, Object> members) {
        return new Config(MAPPER.valueToTree(members));
    }

    /**
     * Reads a config.
     *
     * @param name of the file, for errors
     * @throws UserException when it is no JSON object
     */
    public static Config parse(String name, String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return new Config(object);
            }
        } catch (JsonProcessingException broken) {
            // reported below
        }
        throw new UserException(name + " must be a JSON object.", "fetch the checkpoint again.");
    }

    /** A copy with one member more, or replaced. */
    public Config with(String name, Object value) {
        ObjectNode copy = members.deepCopy();
        copy.set(name, MAPPER.valueToTree(value));
        return new Config(copy);
    }

    /**
     * The same for weights that are written as float32. A base model may say bfloat16 in either of two spellings, and
     * Transformers would round to what the config says.
     */
    public Config inFloat32() {
        Config told = this;
        for (String spelling : new String[] {"dtype", "torch_dtype"}) {
            told = has(spelling) ? told.with(spelling, "float32") : told;
        }
        return told;
    }

    /** The JSON text, indented. */
    public String json() {
        return members.toPrettyString();
    }

    /** The raw member, or a missing node. */
    public JsonNode get(String name) {
        return members.path(name);
    }

    /** Whether there is such a member, and not null. */
    public boolean has(String name) {
        return members.hasNonNull(name);
    }

    /** A text, or what stands in for it. */
    public String text(String name, String otherwise) {
        return has(name) ? members.get(name).asText() : otherwise;
    }

    /** A number that must be there. */
    public int integer(String name) {
        return (int) number(name);
    }

    /** A number, or what stands in for it. */
    public int integer(String name, int otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** A number, or what stands in for it. */
    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** A switch, or what stands in for it. */
    public boolean flag(String name, boolean otherwise) {
        return has(name) ? members.get(name).asBoolean() : otherwise;
    }

    private double number(String name) {
        JsonNode value = members.path(name);
        if (!value.isNumber()) {
            throw new UserException(
                    "config.json: " + name + " (" + (value.isMissingNode() ? "missing" : value) + ") must be a number.",
                    "fetch the checkpoint again, or choose another model.");
        }
        return value.asDouble();
    }
}
