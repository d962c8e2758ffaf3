package dev.tunebook.kernel.jupyter;

import java.nio.file.Path;

/** Starts the kernel: {@code java … dev.tunebook.kernel.jupyter.KernelMain CONNECTION_FILE}. */
public final class KernelMain {
    private KernelMain() {}

    /**
     * Runs until a front end asks for shutdown, and then ends the JVM, whatever threads the user has left.
     *
     * @param arguments the connection file that the front end has written
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            Log.warn("arguments (" + String.join(" ", arguments) + ") must be one connection file.\n"
                    + "Maybe start the kernel from Jupyter, which writes it.");
            System.exit(2);
        }
        String version = KernelMain.class.getPackage().getImplementationVersion();
        new Kernel(Connection.read(Path.of(arguments[0])), version == null ? "development" : version).run();
        Ending.begin();
    }
}
