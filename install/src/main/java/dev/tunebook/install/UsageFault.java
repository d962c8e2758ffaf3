package dev.tunebook.install;

import dev.tunebook.kernel.run.document.NearestName;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A wrong command line in the words that all our errors have: what is wrong, what is legal, one way out. */
final class UsageFault {
    private UsageFault() {}

    static String text(ParameterException fault) {
        CommandSpec command = fault.getCommandLine().getCommandSpec();
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unknown(command, unmatched.getUnmatched().get(0));
        }
        return fault.getMessage() + ".\nMaybe see: " + help(command);
    }

    private static String unknown(CommandSpec command, String word) {
        if (word.startsWith("-")) {
            return unknown("option", word, options(command));
        }
        if (command.parent() == null) {
            List<String> names = new ArrayList<>(command.subcommands().keySet());
            names.remove("kernel");
            return unknown("subcommand", word, names);
        }
        return "argument (" + word + ") is one more than " + command.qualifiedName() + " takes.\nMaybe see: "
                + help(command);
    }

    private static String unknown(String kind, String word, List<String> names) {
        String legal = String.join(", ", names);
        return kind + " (" + word + ") must be one of " + legal + ".\nMaybe " + NearestName.to(word, names) + ".";
    }

    private static List<String> options(CommandSpec command) {
        return command.options().stream().map(OptionSpec::longestName).toList();
    }

    private static String help(CommandSpec command) {
        CommandLine root = command.commandLine();
        return command.parent() == null
                ? root.getCommandName() + " help"
                : command.parent().name() + " help " + command.name();
    }
}
