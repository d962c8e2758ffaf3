package dev.tunebook.engine.data;

import java.util.List;
import java.util.stream.Collectors;

/** What a model is to say of one row: the kind follows the dataset's task. */
public sealed interface Target {
    /** Nothing to show of it but this text; empty where there is no target. */
    String shown();

    /** The classes that it names; none where it names none. */
    default List<String> classes() {
        return List.of();
    }

    /** The one class of a text. */
    record Label(String name) implements Target {
        @Override
        public List<String> classes() {
            return List.of(name);
        }

        @Override
        public String shown() {
            return name;
        }
    }

    /** The classes of a text, sorted; none is legal. */
    record Labels(List<String> names) implements Target {
        public Labels {
            names = List.copyOf(names);
        }

        @Override
        public List<String> classes() {
            return names;
        }

        @Override
        public String shown() {
            return String.join(", ", names);
        }
    }

    /** A number, finite. */
    record Score(double value) implements Target {
        @Override
        public String shown() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** The text that answers an input. */
    record Output(String text) implements Target {
        @Override
        public String shown() {
            return text;
        }
    }

    /** A whole conversation, at least one turn of which is the assistant's. */
    record Conversation(List<Turn> turns) implements Target {
        public Conversation {
            turns = List.copyOf(turns);
        }

        @Override
        public String shown() {
            return turns.stream().map(Turn::toString).collect(Collectors.joining("\n"));
        }
    }

    /** Nothing: the text itself is what is learnt. */
    record None() implements Target {
        @Override
        public String shown() {
            return "";
        }
    }
}
