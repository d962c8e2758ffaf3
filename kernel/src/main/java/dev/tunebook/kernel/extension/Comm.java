package dev.tunebook.kernel.extension;

import java.util.function.Consumer;

/** A line between the kernel and one object of the front end, such as a widget; what goes over it is JSON. */
public interface Comm {
    /** The protocol's {@code comm_id}. */
    String id();

    /** Sends a JSON object, as text. */
    void send(String data);

    /**
     * Hears what the front end sends, as text, on a thread that is not the cells': also while a cell runs.
     */
    void onMessage(Consumer<String> listener);

    /** Ends the line on both sides. */
    void close();
}
