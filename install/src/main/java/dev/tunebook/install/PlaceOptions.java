package dev.tunebook.install;

import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that {@code install} and {@code uninstall} share: under which name, and where. */
final class PlaceOptions {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "tunebook",
            description = "The kernelspec's name (default: ${DEFAULT-VALUE}).")
    private String name;

    @ArgGroup
    private Where where = new Where();

    private static final class Where {
        @Option(names = "--user", description = "For this user (the default).")
        private boolean user;

        @Option(names = "--prefix", paramLabel = "DIR", description = "Below DIR/share, such as /usr/local.")
        private Path prefix;

        @Option(names = "--sys-prefix", description = "For the Python environment in use.")
        private boolean sysPrefix;
    }

    String name() {
        return name;
    }

    JupyterPlace place(Surroundings surroundings) {
        if (where.sysPrefix) {
            return JupyterPlace.sysPrefix(surroundings);
        }
        return where.prefix != null
                ? JupyterPlace.prefix(where.prefix.toAbsolutePath().normalize())
                : JupyterPlace.user(surroundings);
    }

    /** The words that choose the same place again. */
    String words() {
        String chosen =
                where.sysPrefix ? " --sys-prefix" : where.prefix != null ? " --prefix \"" + where.prefix + "\"" : "";
        return chosen + (name.equals("tunebook") ? "" : " --name " + name);
    }
}
